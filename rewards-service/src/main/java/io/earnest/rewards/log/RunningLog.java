package io.earnest.rewards.log;

import io.earnest.rewards.log.tree.TileAddress;
import java.util.Optional;

/** The log as the service runs it: published in the background, and the memory that says whether the ledger may be written on. */
public interface RunningLog extends TransparencyLog, AutoCloseable {

    /** Whether a log is published here at all. */
    boolean isOn();

    /** The log's name. */
    String origin();

    /** A tile, or a bundle of entries, at a width; empty while the log has not grown so far. */
    Optional<byte[]> tile(TileAddress.Wide wanted);

    /**
     * To be asked once the chain is read and before anything is decided on it: why it contradicts what was published, by the
     * store, by the state file and by those witnesses that answer soon; empty if it does not. What can't be read now is an exception.
     */
    Optional<String> contradictionAtStart();

    /** The same as it is known by now, from memory. */
    Optional<String> contradiction();

    /** What a single witness says against the chain, unproved: nothing more is published, and the ledger goes on. */
    default Optional<String> dispute() {
        return Optional.empty();
    }

    /** Publishes what is durable by now, and stops. To be called when the ledger is closed. */
    @Override
    void close();
}
