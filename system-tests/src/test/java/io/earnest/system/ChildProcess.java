package io.earnest.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A program that a test starts, signals and starts again. On Linux the kernel ends it when the test's own process dies. */
final class ChildProcess {
    // The kernel watches the thread that started a child, so that one starts them all, and stays.
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("child-starter").daemon().factory());
    private static final Path SET_PRIVILEGES = Path.of("/usr/bin/setpriv");

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private Process process;

    /** Starts nothing yet; what it will print is added to the log. */
    ChildProcess(List<String> command, Map<String, String> environment, Path log) {
        this.command = new ArrayList<>(command);
        if (Files.isExecutable(SET_PRIVILEGES)) {
            this.command.addAll(0, List.of(SET_PRIVILEGES.toString(), "--pdeathsig", "KILL", "--"));
        }
        this.environment = Map.copyOf(environment);
        this.log = log;
    }

    void start() {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            process = STARTER.submit(builder::start).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(command + " can't be started", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean alive() {
        return process != null && process.isAlive();
    }

    /** Sends a signal such as {@code STOP}, {@code CONT}, {@code TERM} or {@code KILL}. */
    void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .inheritIO()
                    .start();
            if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new IllegalStateException("kill -" + signal + " " + command + " failed");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits for its end, which must come within the limit. */
    void awaitEnd(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(command + " does not end: see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it, whatever state it is in. */
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
