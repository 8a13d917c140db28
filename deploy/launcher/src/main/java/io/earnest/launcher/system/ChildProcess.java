package io.earnest.launcher.system;

import java.io.File;
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

/**
 * A process that never outlives this one. It runs in a session of its own, so that Ctrl-C reaches the launcher alone and
 * everything can be stopped in order; and on Linux the kernel ends it when the launcher dies, even by {@code kill -9}.
 * What it prints goes to its log file.
 */
public final class ChildProcess {
    // The kernel watches the thread that started a child, not its process: so one thread starts them all, and stays.
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("child-starter").daemon().factory());
    private static final Path SET_SESSION = Path.of("/usr/bin/setsid");
    private static final Path SET_PRIVILEGES = Path.of("/usr/bin/setpriv");

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /** Starts a command; its output is appended to the log. */
    public static ChildProcess start(List<String> command, Map<String, String> environment, RotatingLog log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(tied(command));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectInput(new File("/dev/null"));
        try {
            Process process = STARTER.submit(builder::start).get();
            log.follow(process.getInputStream());
            return new ChildProcess(process);
        } catch (ExecutionException e) {
            throw new IOException(command.getFirst() + " can't be started", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static List<String> tied(List<String> command) {
        List<String> tied = new ArrayList<>();
        if (Files.isExecutable(SET_SESSION) && Files.isExecutable(SET_PRIVILEGES)) {
            tied.addAll(List.of(SET_SESSION.toString(), SET_PRIVILEGES.toString(), "--pdeathsig", "TERM", "--"));
        }
        tied.addAll(command);
        return tied;
    }

    public long pid() {
        return process.pid();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Waits for its end and tells its exit code. */
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks it to end, and kills it if it has not done so within the grace. */
    public void stop(Duration grace) {
        // Not Process.destroy: that would close the pipe, and the last words would be lost.
        handle().destroy();
        try {
            if (process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        handle().destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
