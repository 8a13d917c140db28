package io.earnest.rewards.log;

import java.time.Duration;

/** How it stands with a witness. Times are those of {@link System#nanoTime}. */
final class Standing {
    private static final long FIRST_PAUSE = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMinutes(1).toNanos();

    private long known;
    private long pause;
    private long next;
    private long signedAt;
    private boolean signed = true;

    Standing(long now) {
        this.next = now;
        this.signedAt = now;
    }

    /** The size that it has, as far as is known. */
    synchronized long known() {
        return known;
    }

    synchronized void knows(long size) {
        known = size;
    }

    synchronized boolean isDue(long now) {
        return next - now <= 0;
    }

    /** It has signed. */
    synchronized void answered(long now) {
        pause = 0;
        signed = true;
        signedAt = now;
    }

    /** It is left alone for a while, each time for longer. */
    synchronized void failed(long now) {
        pause = pause == 0 ? FIRST_PAUSE : Math.min(LONGEST_PAUSE, 2 * pause);
        next = now + pause;
    }

    /** Whether the newest checkpoint has its cosignature by now. */
    synchronized void signedIf(boolean has, long now) {
        if (has || signed) {
            signedAt = now;
        }
        signed = has;
    }

    synchronized double lagSeconds(long now) {
        return signed ? 0 : (now - signedAt) / 1e9;
    }
}
