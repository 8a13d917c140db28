package io.earnest.launcher.system;

import io.earnest.launcher.Console;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One process that is kept running: started, watched, started again with a growing pause when it dies, and stopped for
 * good. Whoever waits for it hears when it is ready, or that it never became so.
 */
public final class Supervised {
    private static final int STARTS_BEFORE_GIVING_UP = 3;
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(100);

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final RotatingLog log;
    private final BooleanSupplier ready;
    private final ProcessRecords records;
    private final Console console;
    private final BackOff backOff = new BackOff();
    private final CountDownLatch decided = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean everReady;
    private volatile @Nullable ChildProcess child;

    /** What to run, where it logs, and how to see that it is ready. */
    public record Program(
            String name,
            List<String> command,
            Map<String, String> environment,
            RotatingLog log,
            BooleanSupplier ready) {}

    public Supervised(Program program, ProcessRecords records, Console console) {
        this.name = program.name();
        this.command = program.command();
        this.environment = program.environment();
        this.log = program.log();
        this.ready = program.ready();
        this.records = records;
        this.console = console;
    }

    public String name() {
        return name;
    }

    /** The process's number, while there is a process. */
    public @Nullable Long pid() {
        ChildProcess now = child;
        return now == null ? null : now.pid();
    }

    /** Starts it and keeps it running, in the background. */
    public void start() {
        Thread.ofVirtual().name("supervise-" + name).start(this::keepRunning);
    }

    /** Waits until it is ready for the first time; false if it gave up or the time is over. */
    public boolean awaitReady(Duration limit) throws InterruptedException {
        return decided.await(limit.toMillis(), TimeUnit.MILLISECONDS) && everReady;
    }

    public boolean readyNow() {
        ChildProcess now = child;
        return now != null && now.alive() && ready.getAsBoolean();
    }

    /** Its last words, for a message about why it does not start. */
    public List<String> lastLines() {
        return log.tail(12);
    }

    public RotatingLog log() {
        return log;
    }

    /** Stops it for good. */
    public void stop(Duration grace) {
        stopped.countDown();
        ChildProcess now = child;
        if (now != null) {
            now.stop(grace);
        }
    }

    private void keepRunning() {
        int starts = 0;
        try {
            while (stopped.getCount() > 0) {
                Instant since = Instant.now();
                String end = runOnce(since);
                if (stopped.getCount() == 0) {
                    return;
                }
                starts++;
                if (!everReady && starts == STARTS_BEFORE_GIVING_UP) {
                    console.say(name + " " + end + " for the third time; giving up");
                    return;
                }
                Duration pause = backOff.afterARunOf(Duration.between(since, Instant.now()));
                console.say(name + " " + end + "; starting it again in " + pause.toSeconds() + " s");
                stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            decided.countDown();
        }
    }

    private String runOnce(Instant since) throws InterruptedException {
        ChildProcess started;
        try {
            started = ChildProcess.start(command, environment, log);
        } catch (IOException e) {
            return "can't be started (" + e.getMessage() + ")";
        }
        child = started;
        if (stopped.getCount() == 0) {
            started.stop(Duration.ofSeconds(5));
            return "was stopped";
        }
        records.add(name, started.handle());
        boolean again = everReady;
        while (started.alive() && !ready.getAsBoolean()) {
            Thread.sleep(BETWEEN_PROBES);
        }
        if (started.alive()) {
            everReady = true;
            decided.countDown();
            if (again) {
                console.say(name + " is back after " + Console.readable(Duration.between(since, Instant.now())));
            }
        }
        return "ended with code " + started.await();
    }
}
