package io.earnest.launcher.system;

import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import io.earnest.launcher.client.EarnestClient;
import io.earnest.launcher.store.StoreChoice;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A second system beside the one that people use, on a throw-away data directory and in what they leave of the processors: each of
 * its JVMs leaves a cache of the classes that it loaded and of what it learnt of its methods, with which all later starts
 * take a fraction of the time. Where it fails or is cut off, Earnest starts without, and the next run tries again.
 */
public final class Training {
    /** The first moments belong to whoever has just come. */
    private static final Duration BEFORE = Duration.ofSeconds(20);
    // It gets what is left of the processors, which may be little.
    private static final Duration TO_BECOME_READY = Duration.ofMinutes(30);
    private static final Duration TO_WRITE_CACHE = Duration.ofMinutes(20);

    private final Checkout checkout;
    private final Console console;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable LocalSystem running;

    public Training(Checkout checkout, Console console) {
        this.checkout = checkout;
        this.console = console;
    }

    /** Whether a build has no cache yet that this JDK could have made. */
    public static boolean needed(Map<ServiceName, Application> applications) {
        return Java.hasAotCache() && !applications.values().stream().allMatch(Application::trained);
    }

    /** Runs once, in the background, unless it is ended before; the caches lie beside the applications afterwards. */
    public void begin(Map<ServiceName, Application> applications, StoreChoice choice) {
        Thread.ofVirtual().name("training").start(() -> {
            try {
                if (!ended.await(BEFORE.toMillis(), TimeUnit.MILLISECONDS)) {
                    run(applications, choice);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Cuts it off, if it is under way. */
    public void end() {
        ended.countDown();
        LocalSystem system = running;
        if (system != null) {
            system.stop(Duration.ZERO, ServiceName.values().length);
        }
    }

    private void run(Map<ServiceName, Application> applications, StoreChoice choice) throws InterruptedException {
        Instant since = Instant.now();
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
                    new Console(new PrintStream(OutputStream.nullOutputStream()), false),
                    Exercise.SETTINGS);
            running = system;
            if (!runAndStop(system, applications, choice)) {
                return;
            }
            for (Application application : applications.values()) {
                application.keepCache();
            }
            console.say("The next start will be faster: what it needs was prepared in "
                    + Console.readable(Duration.between(since, Instant.now())));
        } catch (Refusal | IOException e) {
            if (ended.getCount() > 0) {
                console.say("Faster starts could not be prepared: " + e.getMessage());
            }
        } finally {
            data.unlock();
        }
    }

    /** Tells whether it came to its own end, and was not cut off, which leaves half a cache. */
    private boolean runAndStop(LocalSystem system, Map<ServiceName, Application> applications, StoreChoice choice)
            throws InterruptedException {
        boolean undisturbed = false;
        try {
            if (ended.getCount() == 0) {
                return false;
            }
            system.start(
                    choice,
                    applications,
                    application -> Priority.whenIdle(application.trained() ? application.start() : application.train()),
                    TO_BECOME_READY);
            new Exercise(new EarnestClient(system.localUrl())).run(system.operator());
            undisturbed = !system.stopping();
        } finally {
            system.stop(TO_WRITE_CACHE, Math.max(2, Runtime.getRuntime().availableProcessors()));
        }
        return undisturbed;
    }
}
