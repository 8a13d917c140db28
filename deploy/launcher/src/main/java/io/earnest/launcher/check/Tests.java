package io.earnest.launcher.check;

import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import io.earnest.launcher.store.Store;
import io.earnest.launcher.store.StoreChoice;
import io.earnest.launcher.store.StoreFinder;
import io.earnest.launcher.store.Stores;
import io.earnest.launcher.system.Checkout;
import io.earnest.launcher.system.DataDirectory;
import io.earnest.launcher.system.Folders;
import io.earnest.launcher.system.ProcessRecords;
import io.earnest.launcher.system.SearchPath;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All tests and the check of the formatting, or one long series that the whole run has only a part of, by Maven, with a real
 * mongod beside it. Ends with the slowest classes, what a missing tool kept from running, what passed at its second try alone, which
 * stores the contracts ran on, and closing lines in Surefire's words.
 */
public final class Tests {
    /** Modules at a time: one more than this machine has cores, as the tests of the whole system wait more than they work. */
    private static final String SIDE_BY_SIDE =
            "--threads=" + (1 + Math.max(2, Runtime.getRuntime().availableProcessors()));
    /**
     * Everything is built and checked first, so that the tests of the whole system need not wait for those of the modules; then
     * the main code is as it was packaged.
     */
    private static final List<Step> EVERYTHING = List.of(packaged("spotless:check"), testsOfPackaged());
    /** What can be asked for by name. */
    private static final Map<String, List<Step>> SERIES = Map.of(
            "faults",
            List.of(
                    ofModule("system-tests", "FailingPartsTest,KillTest", "-Dearnest.faults=all"),
                    ofModule("rewards-service", "CrashSeries")),
            "hostile",
            // Whatever has the tag (@Hostile), and the attacks that take too long for a run of all tests.
            List.of(
                    packaged(),
                    testsOfPackaged(
                            "-Dgroups=hostile",
                            "-Dtest=*Test,HostileSeries",
                            "-Dsurefire.failIfNoSpecifiedTests=false")),
            "upgrade",
            List.of(ofModule("system-tests", "UpgradeSeries")),
            "screenshots",
            List.of(ofModule("system-tests", "ScreenshotSeries")),
            "witness",
            List.of(ofModule("rewards-service", "WitnessSeries")),
            "compose",
            List.of(ofModule("deploy/manifests", "ComposeSeries")),
            "images",
            List.of(new Step(
                    Map.of(), List.of("--projects", "deploy/images", "--also-make", "test", "-Dearnest.images=all"))));

    /** One call of Maven, and what it is told by environment beside its goals. */
    private record Step(Map<String, String> environment, List<String> goals) {}

    private final Console console;
    private final Map<String, String> environment;
    private final Checkout checkout = Checkout.current();

    private static Step packaged(String... checks) {
        List<String> goals = new ArrayList<>(List.of(SIDE_BY_SIDE, "--fail-at-end", "-DskipTests"));
        goals.addAll(List.of(checks));
        goals.add("package");
        return new Step(Map.of(), List.copyOf(goals));
    }

    private static Step testsOfPackaged(String... properties) {
        List<String> goals = new ArrayList<>(List.of(SIDE_BY_SIDE, "--fail-at-end", "-Dmaven.main.skip", "test"));
        goals.addAll(List.of(properties));
        return new Step(Map.of("EARNEST_BUILT", "target"), List.copyOf(goals));
    }

    /** What they are made of is made, too: Maven finds it nowhere else, unless somebody has installed it. */
    private static Step ofModule(String module, String tests, String... properties) {
        List<String> goals = new ArrayList<>(List.of("--projects", module, "--also-make", "test"));
        goals.addAll(List.of("-Dtest=" + tests, "-Dsurefire.failIfNoSpecifiedTests=false"));
        goals.addAll(List.of(properties));
        return new Step(Map.of(), List.copyOf(goals));
    }

    public Tests(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    /**
     * Runs everything, or the series that is named.
     *
     * @return Maven's exit code
     */
    public int run(Optional<String> series) throws InterruptedException {
        List<Step> steps = series.map(name -> Objects.requireNonNull(SERIES.get(name), name))
                .orElse(EVERYTHING);
        DataDirectory data = new DataDirectory(checkout.scratch().resolve("test-store"));
        try {
            Folders.delete(data.root());
            data.lock();
            Optional<Store> store = mongod(data);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> store.ifPresent(Store::stop)));
            StoresUsed.forget(checkout.root());
            Instant since = Instant.now();
            Optional<Path> schemas = KubernetesSchemas.folder(environment, console);
            int code = maven(steps, store, schemas);
            Summary summary = new Summary(Report.since(checkout.root(), since));
            console.say("Slowest classes:");
            summary.slowest().forEach(console::say);
            missingTools(store, schemas).forEach(line -> console.say("Missing: " + line));
            summary.skipped().forEach(line -> console.say("Not run: " + line));
            summary.unsteady().forEach(line -> console.say("Passed at the second try: " + line));
            console.say(StoresUsed.line(checkout.root()));
            summary.closing().forEach(console::say);
            return code;
        } catch (IOException e) {
            throw new Refusal("The tests can't be run: " + e.getMessage(), e);
        }
    }

    private Optional<Store> mongod(DataDirectory data) throws InterruptedException {
        String uri = environment.getOrDefault("MONGODB_URI", "");
        Optional<? extends StoreChoice> found = uri.isBlank()
                ? new StoreFinder(environment, console).mongod()
                : Optional.of(new StoreChoice.Running(uri));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Store store = new Stores(data, new ProcessRecords(data), console).start(found.get());
        store.awaitReady();
        console.say("Tests use a " + store.description());
        return Optional.of(store);
    }

    private List<String> missingTools(Optional<Store> store, Optional<Path> schemas) {
        List<String> missing = new ArrayList<>();
        if (store.isEmpty()) {
            missing.add("mongod; the tests on a real MongoDB did not run");
        }
        if (!environment.containsKey("EARNEST_CHROMIUM")) {
            missing.add("chromium; the tests in a browser did not run");
        }
        if (schemas.isEmpty()) {
            missing.add("the schemas of Kubernetes; its manifests were not checked against them");
        }
        if (SearchPath.find(environment, "kubectl").isEmpty()) {
            missing.add("kubectl; the overlays of deploy/kubernetes were neither built nor checked");
        }
        if (SearchPath.find(environment, "helm").isEmpty()) {
            missing.add("helm; the chart was not compared with the overlays");
        }
        if (SearchPath.find(environment, "promtool").isEmpty()) {
            missing.add("promtool; alerts and dashboards were not tried (Debian's package is \"prometheus\")");
        }
        return missing;
    }

    /** Takes one step after the other while they succeed, and tells the last one's exit code. */
    private int maven(List<Step> steps, Optional<Store> store, Optional<Path> schemas)
            throws IOException, InterruptedException {
        Path log = checkout.root().resolve("target/test.log");
        Files.createDirectories(log.getParent());
        int code = 0;
        try (BufferedWriter copy = Files.newBufferedWriter(log)) {
            for (Step step : steps) {
                code = code == 0 ? maven(step, store, schemas, copy) : code;
            }
        }
        return code;
    }

    private int maven(Step step, Optional<Store> store, Optional<Path> schemas, BufferedWriter copy)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("mvn", "--batch-mode"));
        command.addAll(step.goals());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(checkout.root().toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        // A system that starts but once gains nothing from it.
        builder.environment().put("EARNEST_FAST_START", "off");
        builder.environment().putAll(step.environment());
        store.ifPresent(running -> builder.environment().put("EARNEST_TEST_MONGODB_URI", running.uri()));
        schemas.ifPresent(folder -> builder.environment().put("EARNEST_KUBERNETES_SCHEMAS", folder.toString()));
        Process maven = builder.start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(maven)));
        try (BufferedReader lines = maven.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                console.say(line);
                copy.write(line);
                copy.newLine();
            }
        }
        return maven.waitFor();
    }

    /** Maven's own children (the tests' JVMs) get the signal too, and end what they started. */
    private static void end(Process maven) {
        maven.descendants().forEach(ProcessHandle::destroy);
        maven.destroy();
    }
}
