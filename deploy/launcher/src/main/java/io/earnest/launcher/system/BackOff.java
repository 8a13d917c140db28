package io.earnest.launcher.system;

import java.time.Duration;

/** How long a process that died waits before its next start: 1 s, 2 s, 4 s … 30 s; one that held for a minute begins anew. */
final class BackOff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration HELD = Duration.ofMinutes(1);

    private Duration next = FIRST;

    Duration afterARunOf(Duration run) {
        if (run.compareTo(HELD) >= 0) {
            next = FIRST;
        }
        Duration now = next;
        Duration twice = next.multipliedBy(2);
        next = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
        return now;
    }
}
