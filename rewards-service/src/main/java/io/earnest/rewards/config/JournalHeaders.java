package io.earnest.rewards.config;

import io.earnest.rewards.ledger.LedgerUnavailableException;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.chain.BlockHasher;
import io.earnest.rewards.ledger.store.Journal;
import io.earnest.rewards.ledger.store.StoreException;
import io.earnest.rewards.log.Headers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** The headers of the journal's blocks. */
final class JournalHeaders implements Headers {
    private final Journal journal;

    JournalHeaders(Journal journal) {
        this.journal = journal;
    }

    @Override
    public long height() {
        return read(() -> {
            long above = 1;
            while (journal.exists(above)) {
                above *= 2;
            }
            // There is no gap, so the end is where it can be halved to.
            long there = above / 2;
            while (above - there > 1) {
                long middle = there + (above - there) / 2;
                if (journal.exists(middle)) {
                    there = middle;
                } else {
                    above = middle;
                }
            }
            return there;
        });
    }

    @Override
    public List<Header> from(long seq, int most) {
        return read(() -> journal.readFrom(seq, most)).stream()
                .map(JournalHeaders::header)
                .toList();
    }

    private static Header header(Block block) {
        String text = new String(BlockHasher.header(block), StandardCharsets.UTF_8);
        return new Header(block.previous(), BlockHasher.hash(block), text);
    }

    private static <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (StoreException e) {
            throw new LedgerUnavailableException("the headers can't be read", e);
        }
    }
}
