package io.earnest.launcher.bench.result;

import java.lang.management.ManagementFactory;
import java.util.OptionalDouble;

/**
 * What it ran on.
 *
 * @param memoryMegabytes of the whole machine
 * @param loadBefore runnable processes in the minute before the run, as the system tells it; negative where it does not
 */
public record Machine(
        int processors, long memoryMegabytes, String system, String architecture, String java, double loadBefore) {

    /** This one, now. */
    public static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                memory(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("os.arch", ""),
                Runtime.version().toString(),
                load().orElse(-1));
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean bean
                ? bean.getTotalMemorySize() / 1_048_576
                : 0;
    }

    /** The load of the last minute, where the system tells it. */
    public static OptionalDouble load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return load < 0 ? OptionalDouble.empty() : OptionalDouble.of(load);
    }
}
