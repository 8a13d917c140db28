package io.earnest.rewards.ledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.LedgerUnavailableException;
import io.earnest.rewards.ledger.MemoryStore;
import io.earnest.rewards.ledger.WritingGate;
import io.earnest.rewards.ledger.store.StoreException;
import io.earnest.rewards.ledger.store.Turns;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A chain that contradicts what was published of it is not written on. */
class WritingGateTest {
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z"));

    private final MemoryStore store = new MemoryStore();
    private final AtomicInteger unknown = new AtomicInteger();
    private volatile Optional<String> atStart = Optional.empty();
    private volatile Optional<String> later = Optional.empty();

    @Test
    void whatIsClosedAtTheStartDecidesNothing() {
        atStart = Optional.of("the store was set back");
        try (Ledger ledger = start()) {
            refuses(ledger, "ada");
            assertThat(ledger.ready()).isFalse();
            assertThat(store.chain()).isEmpty();
        }
    }

    @Test
    void whatIsNotKnownAtTheStartIsAskedAgain() {
        unknown.set(2);
        try (Ledger ledger = start()) {
            await().until(ledger::ready);
            assertThat(ledger.submit(List.of(Commands.signUp("ada")))).hasSize(1);
            assertThat(unknown.get()).isNegative();
        }
    }

    @Test
    void whatIsClosedLaterDecidesNothingMore() {
        try (Ledger ledger = start()) {
            ledger.submit(List.of(Commands.signUp("ada")));
            int blocks = store.chain().size();
            later = Optional.of("a witness is ahead");
            await().until(() -> !ledger.ready());
            refuses(ledger, "ben");
            assertThat(store.chain()).hasSize(blocks);
        }
    }

    private static void refuses(Ledger ledger, String person) {
        assertThatExceptionOfType(LedgerUnavailableException.class)
                .isThrownBy(() -> ledger.submit(List.of(Commands.signUp(person))));
    }

    private Ledger start() {
        return RunningLedger.start(store, store, Turns.ALONE, NOON, LedgerOptions.of("gated"), new WritingGate() {
            @Override
            public Optional<String> closedAtStart() {
                if (unknown.getAndDecrement() > 0) {
                    throw new StoreException("not now", null);
                }
                return atStart;
            }

            @Override
            public Optional<String> closed() {
                return later;
            }
        });
    }
}
