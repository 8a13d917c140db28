package io.earnest.rewards.ledger;

import java.util.Optional;

/** Says whether the chain may be written on, by what is known of it outside of its store. Asked by the writer's thread. */
public interface WritingGate {
    /** Nothing else is known of the chain. */
    WritingGate OPEN = new WritingGate() {
        @Override
        public Optional<String> closedAtStart() {
            return Optional.empty();
        }

        @Override
        public Optional<String> closed() {
            return Optional.empty();
        }
    };

    /**
     * Asked when the chain was read to its end, before anything is decided on it; may take its time, and throw what a store that
     * can't be read throws, to be asked again.
     *
     * @return why nothing may be decided on this chain; empty if it may
     */
    Optional<String> closedAtStart();

    /** The same at any time later, from memory. */
    Optional<String> closed();
}
