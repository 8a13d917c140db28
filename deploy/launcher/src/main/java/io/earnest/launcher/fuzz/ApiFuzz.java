package io.earnest.launcher.fuzz;

import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import io.earnest.launcher.client.EarnestClient;
import io.earnest.launcher.store.StoreFinder;
import io.earnest.launcher.store.Stores;
import io.earnest.launcher.system.Account;
import io.earnest.launcher.system.Application;
import io.earnest.launcher.system.Applications;
import io.earnest.launcher.system.Checkout;
import io.earnest.launcher.system.DataDirectory;
import io.earnest.launcher.system.Folders;
import io.earnest.launcher.system.LocalSystem;
import io.earnest.launcher.system.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./earnest test api-fuzz}: a system of its own with a small world in it, and every published operation called with
 * what its document allows and with what it forbids, by persons of all roles. No answer may be a 5xx or other than the
 * document says; and behind it all the books still balance, no service has died, and none has logged an error.
 */
public final class ApiFuzz {
    private static final List<String> DOCUMENTS =
            List.of("article-service", "comment-service", "profile-service", "rewards-service", "gateway");
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** The limits for each network and profile would answer most calls with 429. */
    private static final Map<String, String> WIDE = Map.of(
            "EARNEST_LIMITS_NETWORKREADS", "1000000",
            "EARNEST_LIMITS_NETWORKWRITES", "1000000",
            "EARNEST_LIMITS_NETWORKSIGNINS", "1000000",
            "EARNEST_LIMITS_PROFILEREADS", "1000000",
            "EARNEST_LIMITS_PROFILEWRITES", "1000000");

    private final Console console;
    private final Map<String, String> environment;
    private final int seconds;
    private final int seed;

    /**
     * Made for one run.
     *
     * @param seconds for all calls together
     * @param seed the same one makes the same calls, as far as the answers are the same
     */
    public ApiFuzz(Console console, Map<String, String> environment, int seconds, int seed) {
        this.console = console;
        this.environment = environment;
        this.seconds = seconds;
        this.seed = seed;
    }

    /** Runs it; 0 where nothing was found, else 1. */
    public int run() throws InterruptedException {
        Schemathesis schemathesis = Schemathesis.install(environment, console);
        try {
            Path folder = Files.createTempDirectory("earnest-api-fuzz-");
            DataDirectory data = new DataDirectory(folder.resolve("data"));
            data.lock();
            LocalSystem system = new LocalSystem(
                    data,
                    new Account("operator", Account.newPassword()),
                    Ports.unused(1).getFirst(),
                    console,
                    WIDE);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> system.stop(GRACE)));
            var choice = new StoreFinder(environment, console).mongodOrEmbedded();
            Stores.check(choice);
            system.start(choice, Applications.extract(Checkout.current(), console), Application::start);
            List<String> found = fuzz(schemathesis, system, folder);
            system.stop(GRACE);
            found.addAll(errorsIn(data.file("logs")));
            data.unlock();
            return verdict(found, folder);
        } catch (IOException e) {
            throw new Refusal("The API can't be fuzzed: " + e.getMessage(), e);
        }
    }

    private List<String> fuzz(Schemathesis schemathesis, LocalSystem system, Path folder)
            throws IOException, InterruptedException {
        EarnestClient operator = new EarnestClient(system.localUrl());
        if (!operator.signIn(system.operator())) {
            throw new Refusal("The operator can't sign in");
        }
        Path world = folder.resolve("world.json");
        JSON.writeValue(world, FuzzWorld.make(operator));
        Map<String, Long> processes = system.processes();
        Map<String, JsonNode> documents = new LinkedHashMap<>();
        for (String name : DOCUMENTS) {
            documents.put(name, operator.get("/api/docs/" + name).orRefuse("reading the document of " + name));
        }
        List<String> published = documents.values().stream()
                .flatMap(document -> operations(document).stream())
                .toList();
        console.say("Fuzzing " + published.size() + " operations for " + seconds + " s, seed " + seed);
        FuzzTally tally = new FuzzTally();
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> document : documents.entrySet()) {
            Path file = folder.resolve(document.getKey() + ".json");
            JSON.writeValue(file, document.getValue());
            int share = Math.max(1, seconds * operations(document.getValue()).size() / published.size());
            Schemathesis.Run run = new Schemathesis.Run(folder, system.localUrl(), file, world, seed, share);
            console.live("Fuzzing " + document.getKey() + " …");
            if (!schemathesis.run(run)) {
                found.add(document.getKey() + " answers otherwise than its document says");
                Schemathesis.failures(run).forEach(console::say);
            }
            tally.add(run.tally());
        }
        console.quiet();
        tally.lines().forEach(console::say);
        console.say(tally.calls() + " calls of "
                + (published.size() - tally.missing(published).size()) + " of " + published.size() + " operations");
        tally.neverSuccessful().forEach(operation -> console.say("Never successful: " + operation));
        tally.missing(published)
                .forEach(operation -> found.add("not called in this time (--minutes gives it more): " + operation));
        found.addAll(aftermath(operator, system, processes));
        return found;
    }

    private static List<String> operations(JsonNode document) {
        List<String> operations = new ArrayList<>();
        document.path("paths")
                .forEachEntry((path, item) -> item.propertyNames()
                        .forEach(method -> operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        return operations;
    }

    /** What is wrong with the system now. */
    private static List<String> aftermath(EarnestClient operator, LocalSystem system, Map<String, Long> before) {
        List<String> found = new ArrayList<>();
        JsonNode economy = operator.get("/api/admin/economy").orRefuse("reading the economy");
        if (!economy.path("difference").isNumber() || economy.path("difference").asLong(1) != 0) {
            found.add("the books do not balance: difference " + economy.path("difference"));
        }
        Map<String, Long> now = system.processes();
        before.forEach((service, pid) -> {
            if (!pid.equals(now.get(service))) {
                found.add(service + " died and was started again");
            }
        });
        return found;
    }

    private static List<String> errorsIn(Path logs) throws IOException {
        Map<String, List<String>> errors = new TreeMap<>();
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    List<String> wrong =
                            lines.filter(line -> line.matches("\\S+ +ERROR .*")).toList();
                    if (!wrong.isEmpty()) {
                        errors.put(file.getFileName().toString(), wrong);
                    }
                }
            }
        }
        return errors.entrySet().stream()
                .map(one -> one.getValue().size() + " errors in " + one.getKey() + ", the first: "
                        + one.getValue().getFirst())
                .toList();
    }

    private int verdict(List<String> found, Path folder) throws IOException {
        if (found.isEmpty()) {
            Folders.delete(folder);
            console.say("No 5xx, and no answer that its document does not describe; the books balance");
            return 0;
        }
        found.forEach(line -> console.say("FOUND: " + line));
        console.say("Again: ./earnest test api-fuzz --seed " + seed + "   (logs, documents and all that was said: "
                + folder + ")");
        return 1;
    }
}
