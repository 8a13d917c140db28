package io.earnest.rewards.ledger;

import io.earnest.rewards.ledger.chain.Block;
import java.time.Duration;

/**
 * The limits of a running ledger.
 *
 * @param writer the id of this process, unique among all that ever wrote
 * @param timeout how long a call waits before it fails as unavailable
 * @param mostWaiting commands that may wait for the writer; past it a submission is refused as busy
 * @param mostUnprojected entries that may be in blocks but not yet in the projections; past it the writer waits
 * @param mostCached documents of each kind that are kept in memory though the store has them
 * @param checkpointEvery how often the head is kept, which bounds what a restart replays
 * @param shared whether other processes may write to the same store; then each read first looks for their blocks
 */
public record LedgerOptions(
        String writer,
        Duration timeout,
        int mostWaiting,
        int mostUnprojected,
        int mostCached,
        Duration checkpointEvery,
        boolean shared) {

    public LedgerOptions {
        if (mostWaiting < Block.MOST_ENTRIES || mostUnprojected < Block.MOST_ENTRIES || mostCached < 1) {
            throw new IllegalArgumentException("a limit is too small");
        }
    }

    /** Sensible limits for a process with that id. */
    public static LedgerOptions of(String writer) {
        return new LedgerOptions(
                writer, Duration.ofSeconds(5), 8 * Block.MOST_ENTRIES, 50_000, 100_000, Duration.ofSeconds(5), true);
    }
}
