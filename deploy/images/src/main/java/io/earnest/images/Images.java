package io.earnest.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** {@code ./earnest images}: builds the image of each service, and that of the tools. */
public final class Images {
    /** What the tools are made of: the launcher, and the ledger's service, whose own program verifies it. */
    private static final String LAUNCHER = "deploy/launcher";

    private final BuildOptions options;
    private final Path home;
    private final Path work;
    private final int margin;

    /**
     * @param work a folder that is not there yet, and is not there any more afterwards
     * @param margin by how many starts it is decided what a service loads
     */
    Images(BuildOptions options, Path home, Path work, int margin) {
        this.options = options;
        this.home = home;
        this.work = work;
        this.margin = margin;
    }

    public static void main(String[] arguments) {
        Path home = Path.of(System.getProperty("earnest.home", "."))
                .toAbsolutePath()
                .normalize();
        System.exit(run(Arrays.asList(arguments), home));
    }

    private static int run(List<String> arguments, Path home) {
        try {
            BuildOptions options = BuildOptions.parse(arguments, home);
            new Images(
                            options,
                            home,
                            home.resolve(".earnest/images-work-"
                                    + ProcessHandle.current().pid()),
                            ClassArchive.MARGIN)
                    .build();
            return 0;
        } catch (Refusal e) {
            System.err.println("earnest: " + e.getMessage());
        } catch (ExecutionException e) {
            // A registry's answer, as Jib words it.
            System.err.println("earnest: the image can't be written: " + String.valueOf(e.getCause()));
        } catch (Exception e) {
            System.err.println("earnest: the image can't be written: " + e);
        }
        return 1;
    }

    /** Builds all that was asked for. */
    void build() throws Exception {
        try {
            buildIn();
        } finally {
            RootFileSystem.delete(work);
        }
    }

    private void buildIn() throws Exception {
        Files.createDirectories(work);
        Files.createDirectories(options.out());
        Path runtime = work.resolve("runtime");
        boolean linked = options.base().isEmpty();
        if (linked) {
            say("Linking a runtime from the JDK " + Runtime.version() + " …");
            JavaRuntime.link(runtime);
        }
        boolean archive = options.archive() && linked && Confined.possible();
        if (options.archive() && !archive) {
            say("Without a class archive, services start more slowly: "
                    + (linked
                            ? "it takes unshare and chroot, as root or where users may have namespaces"
                            : "it is made only for a runtime of our own, not for --base"));
        }
        for (String service : options.services()) {
            Instant since = Instant.now();
            RootFileSystem files = files(service, runtime, linked);
            if (archive && !service.equals(BuildOptions.TOOLS)) {
                say(service + ": making the class archive …");
                archive(files, service);
            }
            String digest = new ImageWriter(options, work.resolve("cache")).write(files, service);
            Files.write(
                    options.out().resolve(service + ".provenance.json"),
                    Provenance.of(options, service, home).json());
            RootFileSystem.delete(files.root());
            say("%s:%s %s%s (%d s)"
                    .formatted(
                            options.registry().orElse("earnest") + "/" + service,
                            options.tag(),
                            digest,
                            size(service),
                            Duration.between(since, Instant.now()).toSeconds()));
        }
    }

    /** The list of classes goes to the image's side: with it another build gets the same archive for certain. */
    private void archive(RootFileSystem files, String service) throws IOException, InterruptedException {
        ClassArchive archive = new ClassArchive(files, service);
        String name = service + ".classes";
        List<String> classes;
        if (options.classLists().isPresent()) {
            Path list = options.classLists().get().resolve(name);
            if (!Files.isReadable(list)) {
                throw new Refusal("There is no " + list + ". Leave --class-lists out, and it is made");
            }
            classes = Files.readAllLines(list);
        } else {
            classes = archive.train(margin);
            files.settle();
        }
        archive.dump(classes);
        files.settle();
        Files.write(options.out().resolve(name), classes);
    }

    private RootFileSystem files(String service, Path runtime, boolean linked)
            throws IOException, InterruptedException {
        RootFileSystem files = RootFileSystem.empty(work.resolve("root-" + service));
        if (linked) {
            files.addRuntime(runtime);
        }
        if (service.equals(BuildOptions.TOOLS)) {
            files.addTools(jar(RootFileSystem.LEDGER), built(home, LAUNCHER).resolve("launcher.jar"));
        } else {
            files.addService(service, jar(service));
        }
        list(service, files, runtime, linked);
        files.settle();
        return files;
    }

    /** What the image holds: in it, and beside it for who has not got it yet. A base image has to have a list of its own. */
    private void list(String service, RootFileSystem files, Path runtime, boolean linked)
            throws IOException, InterruptedException {
        boolean tools = service.equals(BuildOptions.TOOLS);
        Path built = built(home, tools ? RootFileSystem.LEDGER : service).resolve(BillOfMaterials.BUILT);
        Optional<BillOfMaterials> list = BillOfMaterials.read(built);
        if (list.isEmpty()) {
            say(service + ": without a list of what it holds, as there is no " + built);
            return;
        }
        list.get().compare(files.root().resolve("app/lib"));
        if (tools) {
            list.get().addAll(BillOfMaterials.read(built(home, LAUNCHER).resolve(BillOfMaterials.BUILT)));
        }
        if (linked) {
            list.get().addRuntime();
            list.get().addFromThisMachine(SystemLibraries.of(runtime).values());
        }
        byte[] json = list.get().json();
        Files.write(files.root().resolve(BillOfMaterials.PATH.substring(1)), json);
        Files.write(options.out().resolve(service + ".cdx.json"), json);
    }

    private Path jar(String service) throws IOException {
        Path built = built(home, service);
        try (Stream<Path> jars = Files.list(built)) {
            List<Path> found = jars.filter(
                            file -> file.getFileName().toString().matches(service + "-[0-9].*(?<!-tests)\\.jar"))
                    .toList();
            if (found.size() == 1) {
                return found.getFirst();
            }
        }
        throw new Refusal(service + " is not built, or more than once: see " + built);
    }

    /** Where the build has left a service that {@code ./earnest} names. */
    static Path built(Path home, String service) {
        return home.resolve(service).resolve(System.getenv().getOrDefault("EARNEST_BUILT", "target/quick"));
    }

    private String size(String service) throws IOException {
        return options.registry().isPresent()
                ? ""
                : " %.1f MB".formatted(Files.size(options.out().resolve(service + ".tar")) / 1e6);
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
