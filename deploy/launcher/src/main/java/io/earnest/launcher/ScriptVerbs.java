package io.earnest.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the script {@code earnest} does without the launcher: known here for the help and for completion alone. */
@SuppressWarnings("UnusedVariable") // options that nobody reads here
abstract sealed class ScriptVerbs implements Callable<Integer> {
    private ScriptVerbs() {}

    static List<ScriptVerbs> all() {
        return List.of(new Build(), new Simulate(), new Images());
    }

    @Override
    public Integer call() {
        throw new Refusal("This is done by the script, ./earnest, alone");
    }

    @Command(
            name = "build",
            header = "Builds what up would build.",
            description = "Builds what up would build, and nothing else.")
    private static final class Build extends ScriptVerbs {}

    @Command(
            name = "simulate",
            header = "Searches the ledger's engine for faults.",
            description =
                    "Runs the ledger's engine under simulated threads, clocks, network and store, with everything going wrong that"
                            + " can, once for each seed. A seed that fails is told with the shortest trace that was found, and fails again in"
                            + " the same way.")
    private static final class Simulate extends ScriptVerbs {
        @Option(names = "--seeds", paramLabel = "N", description = "How many seeds (default: 1000).")
        private Optional<Long> seeds = Optional.empty();

        @Option(names = "--from", paramLabel = "SEED", description = "The first one (default: 0).")
        private Optional<Long> from = Optional.empty();

        @Option(
                names = "--planted",
                description = "How many seeds it takes to find each of the faults that tests plant.")
        private boolean planted;
    }

    @Command(
            name = "images",
            header = "Builds the container images.",
            description =
                    "Builds the five container images, without Docker: as OCI tar files in .earnest/images, or to a registry. See"
                            + " deploy/README.md.")
    private static final class Images extends ScriptVerbs {
        @Option(names = "--out", paramLabel = "DIR", description = "Where the files are written.")
        private Optional<Path> out = Optional.empty();

        @Option(names = "--registry", paramLabel = "HOST/PREFIX", description = "To a registry instead.")
        private Optional<String> registry = Optional.empty();

        @Option(
                names = "--base",
                paramLabel = "IMAGE@sha256:…",
                description = "An image with Java, in place of a runtime made from the JDK at hand.")
        private Optional<String> base = Optional.empty();

        @Option(names = "--tag", paramLabel = "TAG", description = "Of the images (default: 0.1.0).")
        private Optional<String> tag = Optional.empty();

        @Option(names = "--service", paramLabel = "NAME", description = "One of the five.")
        private Optional<String> service = Optional.empty();

        @Option(
                names = "--class-lists",
                paramLabel = "DIR",
                description = "Lists of the classes to archive, instead of a run that finds them.")
        private Optional<Path> classLists = Optional.empty();

        @Option(names = "--no-class-archive", description = "Without archives of classes.")
        private boolean withoutArchive;
    }
}
