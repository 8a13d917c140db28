package io.earnest.launcher.system;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Which processes belong to a data directory, so that the next {@code up} finds those that a crash left behind. A number
 * alone proves nothing, as it is given out again: the time at which the process started has to agree too.
 */
public final class ProcessRecords {
    private static final String FILE = "processes";

    private final DataDirectory data;
    private final Map<String, String> lines = new LinkedHashMap<>();

    public ProcessRecords(DataDirectory data) {
        this.data = data;
    }

    /** Keeps a process's number and start. */
    public synchronized void add(String name, ProcessHandle process) {
        Optional<Instant> start = process.info().startInstant();
        start.ifPresent(at -> {
            lines.put(name, name + " " + process.pid() + " " + at.toEpochMilli());
            save();
        });
    }

    /** Forgets all of them: they have ended. */
    public synchronized void clear() {
        lines.clear();
        save();
    }

    private void save() {
        data.write(FILE, String.join("\n", lines.values()) + "\n");
    }

    /** Ends what an earlier run left behind, and tells how many processes that were. */
    public int endLeftOver() {
        String content = data.read(FILE);
        if (content == null) {
            return 0;
        }
        int ended = 0;
        for (String line : content.lines().toList().reversed()) {
            ProcessHandle process = stillThere(line.split(" ", -1));
            if (process != null) {
                end(process);
                ended++;
            }
        }
        clear();
        return ended;
    }

    /** The processes of the system that runs on the data directory, its own store among them, by their names. */
    public static Map<String, ProcessHandle> running(DataDirectory data) {
        Map<String, ProcessHandle> running = new LinkedHashMap<>();
        String content = data.read(FILE);
        if (content != null) {
            content.lines().map(line -> line.split(" ", -1)).forEach(fields -> {
                ProcessHandle process = stillThere(fields);
                if (process != null) {
                    running.put(fields[0], process);
                }
            });
        }
        return running;
    }

    private static @Nullable ProcessHandle stillThere(String[] fields) {
        if (fields.length != 3) {
            return null;
        }
        ProcessHandle process = ProcessHandle.of(Long.parseLong(fields[1])).orElse(null);
        long start = Long.parseLong(fields[2]);
        boolean same = process != null
                && process.info()
                        .startInstant()
                        .filter(at -> at.toEpochMilli() == start)
                        .isPresent();
        return same ? process : null;
    }

    private static void end(ProcessHandle process) {
        CompletableFuture<ProcessHandle> end = process.onExit();
        process.destroy();
        try {
            end.get(15, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
