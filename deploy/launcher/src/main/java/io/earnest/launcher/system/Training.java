package io.earnest.launcher.system;

import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import io.earnest.launcher.client.EarnestClient;
import io.earnest.launcher.store.StoreChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A short run of a new build on a throw-away data directory, so that each JVM leaves a cache of the classes that it loaded:
 * with it, all later starts take a fraction of the time. Where it fails, Earnest starts without.
 */
public final class Training {
    // Writing the cache takes a JVM some seconds after its last word.
    private static final Duration TO_WRITE_CACHE = Duration.ofMinutes(2);
    private static final int ROUNDS = 40;

    private final Checkout checkout;
    private final Console console;
    private final Consumer<LocalSystem> running;

    /** @param running hears of the system that runs, so that Ctrl-C can stop it */
    public Training(Checkout checkout, Console console, Consumer<LocalSystem> running) {
        this.checkout = checkout;
        this.console = console;
        this.running = running;
    }

    /** Whether a build has no cache yet that this JDK could have made. */
    public static boolean needed(Map<ServiceName, Application> applications) {
        return Java.hasAotCache() && !applications.values().stream().allMatch(Application::trained);
    }

    /** Runs once; the caches lie beside the applications afterwards. */
    public void run(Map<ServiceName, Application> applications, StoreChoice choice) throws InterruptedException {
        Instant since = Instant.now();
        console.say("Preparing fast starts (once for each build; EARNEST_FAST_START=off skips it) …");
        Path folder = checkout.scratch().resolve("training");
        DataDirectory data = new DataDirectory(folder);
        try {
            data.lock();
            new ProcessRecords(data).endLeftOver();
            data.unlock();
            Folders.delete(folder);
            data.lock();
            LocalSystem system = new LocalSystem(
                    data,
                    new Account("operator", Account.newPassword()),
                    Ports.unused(1).getFirst(),
                    console);
            running.accept(system);
            if (!runAndStop(system, applications, choice)) {
                return;
            }
            for (Application application : applications.values()) {
                application.keepCache();
            }
            console.say("Prepared in " + Console.readable(Duration.between(since, Instant.now())));
        } catch (Refusal | IOException e) {
            console.say("Fast starts could not be prepared: " + e.getMessage());
        } finally {
            data.unlock();
        }
    }

    /** Tells whether it came to its own end, and not to one by Ctrl-C, which leaves half a cache. */
    private boolean runAndStop(LocalSystem system, Map<ServiceName, Application> applications, StoreChoice choice)
            throws InterruptedException {
        boolean undisturbed = false;
        try {
            system.start(
                    choice,
                    applications,
                    application -> application.trained() ? application.start() : application.train());
            exercise(system);
            undisturbed = !system.stopping();
        } finally {
            system.stop(TO_WRITE_CACHE, Math.max(2, Runtime.getRuntime().availableProcessors()));
        }
        return undisturbed;
    }

    /** What people do most, so that its classes and hot methods are in the cache. An answer of any kind will do. */
    private void exercise(LocalSystem system) {
        console.live("Trying everything once …");
        EarnestClient operator = new EarnestClient(system.localUrl());
        if (!operator.signIn(system.operator())) {
            return;
        }
        EarnestClient reader = operator.another();
        Account account = new Account("warm-up", Account.newPassword());
        reader.post("/api/profiles", Map.of("handle", account.handle(), "password", account.password()));
        reader.signIn(account);
        operator.post("/api/admin/experience", Map.of("handle", account.handle(), "xp", 4_000, "note", "Warm-up"));
        operator.post("/api/admin/grants", Map.of("handle", account.handle(), "twei", 100, "note", "Warm-up"));
        String id = article(operator);
        reader.post("/api/articles/" + id + "/readings", Map.of());
        reader.post("/api/articles/" + id + "/comments", Map.of("body", "A comment to *warm up*."), "warm-up");
        String draft = reader.post("/api/articles", Map.of("title", "Warm-up draft", "body", "Text"))
                .body()
                .path("id")
                .asString("");
        reader.post("/api/articles/" + draft + "/publication", Map.of());
        reader.post("/api/articles/" + draft + "/pnl-reports", Map.of());
        List<String> paths = List.of(
                "/",
                "/articles/" + id,
                "/api/articles",
                "/api/articles/" + id,
                "/api/articles/" + id + "/viewer",
                "/api/articles/" + id + "/comments",
                "/api/articles/" + id + "/pnl",
                "/api/me",
                "/api/wallet",
                "/api/wallet/entries",
                "/api/economy",
                "/economy",
                "/levels",
                "/sign-in");
        for (int round = 0; round < ROUNDS; round++) {
            paths.forEach(reader::get);
        }
    }

    private static String article(EarnestClient operator) {
        String body = """
                ## A heading

                A paragraph with *words*, `code` and a [link](https://example.org/).

                - one
                - two

                ```java
                int answer = 42;
                ```

                > A quotation.

                <em>And raw HTML.</em>
                """;
        return operator.post(
                        "/api/admin/articles",
                        Map.of(
                                "title",
                                "Warm-up",
                                "body",
                                body.repeat(10),
                                "tags",
                                List.of("warm-up"),
                                "byline",
                                List.of("nobody"),
                                "publishedAt",
                                "2020-01-01T00:00:00Z",
                                "source",
                                "warm-up.md"))
                .body()
                .path("id")
                .asString("");
    }
}
