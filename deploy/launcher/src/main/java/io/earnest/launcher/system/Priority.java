package io.earnest.launcher.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How much of the processors a process gets that nobody waits for. */
final class Priority {
    private static final Path SCHEDULER = Path.of("/usr/bin/chrt");
    private static final Path NICE = Path.of("/usr/bin/nice");

    private Priority() {}

    /** The same command, run only while no other process wants the processor; where that can't be had, after all others. */
    static List<String> whenIdle(List<String> command) {
        List<String> modest = new ArrayList<>();
        if (Files.isExecutable(SCHEDULER)) {
            modest.addAll(List.of(SCHEDULER.toString(), "--idle", "0"));
        } else if (Files.isExecutable(NICE)) {
            modest.addAll(List.of(NICE.toString(), "-n", "19"));
        }
        modest.addAll(command);
        return modest;
    }
}
