package io.earnest.rewards.ledger.engine;

import io.earnest.rewards.ledger.decision.BlockContext;
import io.earnest.rewards.ledger.state.Head;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Makes what a block gets from outside: a time that never goes back, and a fresh salt. */
final class BlockContexts {

    private static final int SALT_BYTES = 32;

    private final InstantSource clock;
    private final String writer;
    private final RandomGenerator random;

    BlockContexts(InstantSource clock, RandomGenerator random, String writer) {
        this.clock = clock;
        this.random = random;
        this.writer = writer;
    }

    BlockContext behind(Head head) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new BlockContext(now(head), writer, HexFormat.of().formatHex(salt));
    }

    /** The clock's time in milliseconds, but never before the head's. */
    Instant now(Head head) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return now.isBefore(head.at()) ? head.at() : now;
    }
}
