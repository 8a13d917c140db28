package io.earnest.launcher.system;

import io.earnest.launcher.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine, or the container around this process, has left. */
final class Memory {
    private static final long NEEDED_MEGABYTES = 1_800;
    private static final Path MACHINE = Path.of("/proc/meminfo");
    private static final Path CONTAINER_LIMIT = Path.of("/sys/fs/cgroup/memory.max");
    private static final Path CONTAINER_USE = Path.of("/sys/fs/cgroup/memory.current");

    private Memory() {}

    /** Refuses where five processes and a store would not fit; says nothing where it can't be told. */
    static void check() {
        check(Math.min(machineMegabytes(), containerMegabytes()));
    }

    static void check(long availableMegabytes) {
        if (availableMegabytes < NEEDED_MEGABYTES) {
            throw new Refusal("Too little memory: Earnest needs about " + NEEDED_MEGABYTES + " MB free, "
                    + availableMegabytes + " MB are. Close something, or give this machine more");
        }
    }

    private static long machineMegabytes() {
        try {
            return Files.readString(MACHINE)
                    .lines()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) / 1024)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    private static long containerMegabytes() {
        try {
            String limit = Files.readString(CONTAINER_LIMIT).strip();
            if (limit.equals("max")) {
                return Long.MAX_VALUE;
            }
            long use = Long.parseLong(Files.readString(CONTAINER_USE).strip());
            // Files in memory count as use and are given back when asked for.
            long reclaimable = Files.readString(Path.of("/sys/fs/cgroup/memory.stat"))
                    .lines()
                    .filter(line -> line.startsWith("inactive_file "))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
            return (Long.parseLong(limit) - use + reclaimable) / 1_048_576;
        } catch (IOException | NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
