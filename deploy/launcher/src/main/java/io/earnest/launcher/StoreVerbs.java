package io.earnest.launcher;

import io.earnest.launcher.system.Checkout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./earnest backup}, {@code restore}, {@code verify} and {@code rebuild}. */
abstract sealed class StoreVerbs implements Callable<Integer> {
    private static final int MOST_KEPT = 1_000;

    @Mixin
    final StoreOptions stores = new StoreOptions();

    final Console console;
    final Map<String, String> environment;

    private StoreVerbs(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    static List<StoreVerbs> all(Console console, Map<String, String> environment) {
        return List.of(
                new Backup(console, environment),
                new Restore(console, environment),
                new Verify(console, environment),
                new Rebuild(console, environment));
    }

    @Command(
            name = "backup",
            header = "Writes all stores into one file.",
            description =
                    "Writes all stores, as of one point, into one file; the system may be running. (The embedded server has no"
                            + " snapshots: stop the system first.)")
    private static final class Backup extends StoreVerbs {
        @Option(names = "--out", paramLabel = "FILE", description = "The file, or with --keep the folder.")
        private Optional<Path> out = Optional.empty();

        @Option(
                names = "--keep",
                paramLabel = "N",
                description = "Restores and verifies each before it counts, and keeps the newest N in the folder.")
        private Optional<Integer> keep = Optional.empty();

        private Backup(Console console, Map<String, String> environment) {
            super(console, environment);
        }

        @Override
        public Integer call() throws InterruptedException {
            if (keep.isEmpty()) {
                return stores.verbs(console, environment).backup(out);
            }
            if (keep.get() < 1 || keep.get() > MOST_KEPT) {
                throw new Refusal("--keep needs a number from 1 to " + MOST_KEPT + ", not " + keep.get());
            }
            Path folder = out.orElseThrow(
                    () -> new Refusal("Say where to keep them: ./earnest backup --keep 14 --out FOLDER"));
            return stores.verbs(console, environment).keep(folder, keep.get(), Checkout.current());
        }
    }

    @Command(
            name = "restore",
            header = "Writes a backup into an empty place.",
            description = "Writes a backup into an empty place and verifies what came of it.")
    private static final class Restore extends StoreVerbs {
        @Parameters(paramLabel = "FILE", description = "The backup, or a folder of kept ones: its newest.")
        private Path backup = Path.of("");

        private Restore(Console console, Map<String, String> environment) {
            super(console, environment);
        }

        @Override
        public Integer call() throws InterruptedException {
            return stores.verbs(console, environment).restore(backup, Checkout.current());
        }
    }

    @Command(
            name = "verify",
            header = "Checks stores, or a proof.",
            description = {
                "Without a file: checks stores that nothing writes to: the chain from its first block, each balance and projection"
                        + " against it, and each service's actions against the ledger.",
                "With one: checks a report's or an entry's proof, as the site gives it, without asking anybody."
            })
    private static final class Verify extends StoreVerbs {
        @Parameters(paramLabel = "FILE", arity = "0..1", description = "A proof.")
        private Optional<String> proof = Optional.empty();

        @Option(
                names = "--policy",
                paramLabel = "FILE",
                description =
                        "Whom you trust: the log's key, and the witnesses that must have signed (C2SP tlog-policy).")
        private Optional<String> policy = Optional.empty();

        @Option(
                names = "--against",
                paramLabel = "URL",
                description = "A running site, whose ledger must continue the one of the proof.")
        private Optional<String> against = Optional.empty();

        private Verify(Console console, Map<String, String> environment) {
            super(console, environment);
        }

        @Override
        public Integer call() throws InterruptedException {
            if (proof.isEmpty() && policy.isEmpty() && against.isEmpty()) {
                return stores.verbs(console, environment).verify(Checkout.current());
            }
            if (stores.given()) {
                throw new Refusal("A proof is checked without a store: leave --data and --store out");
            }
            String file = proof.orElseThrow(
                    () -> new Refusal("Say which proof: ./earnest verify FILE [--policy FILE] [--against URL]"));
            return ProofVerifier.run(file, policy, against);
        }
    }

    @Command(
            name = "rebuild",
            header = "Makes the ledger's projections anew.",
            description =
                    "Folds the ledger's projections (or the one of that name) from its blocks, holds them byte for byte against"
                            + " the store, names what differs and puts it right; the system may be running. Ends with 1 where something was"
                            + " wrong.")
    private static final class Rebuild extends StoreVerbs {
        @Parameters(paramLabel = "NAME", arity = "0..1", description = "One projection.")
        private Optional<String> projection = Optional.empty();

        private Rebuild(Console console, Map<String, String> environment) {
            super(console, environment);
        }

        @Override
        public Integer call() throws InterruptedException {
            return stores.verbs(console, environment).rebuild(projection, Checkout.current());
        }
    }
}
