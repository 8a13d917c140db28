package io.earnest.rewards.ledger.state;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.Posting;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of the sums everybody may see: those as of a full hour (UTC), and only once {@link #FEWEST} entries have moved Twei
 * since those shown before. So no two readings of them differ by what one person did. It follows from the blocks alone, and is
 * the same on every replica, after a restart and after a rebuild.
 *
 * @param economy what is shown; null while that is the opening state
 * @param moved entries that have moved Twei since
 * @param days the last state that was shown of each day, oldest first, at most {@link #MOST_DAYS}
 */
public record Publication(@Nullable Economy economy, long moved, List<PublishedDay> days) {

    /** So many days are kept in the head, and so in each checkpoint. */
    static final int MOST_DAYS = 60;

    /** So many entries lie between two states that are shown. A refusal is free to make, so it is none of them. */
    static final int FEWEST = 50;

    /**
     * How long an hour has been over before a reader's clock says so. A block of the next hour says so at once; without one, a
     * block of this hour may still be on its way to the store, or another replica's clock be behind.
     */
    private static final Duration SETTLING = Duration.ofMinutes(1);

    static final Publication NONE = new Publication(null, 0, List.of());

    public Publication {
        days = List.copyOf(days);
    }

    /** As a reader at this time sees it, where the newest block is the head's. */
    public Economy shown(Head head, Instant now) {
        Economy shown = upTo(head, now.minus(SETTLING)).economy;
        return shown == null ? Economy.opening(now) : shown;
    }

    /** The days as a reader at this time sees them, oldest first. */
    public List<PublishedDay> daysShown(Head head, Instant now) {
        return upTo(head, now.minus(SETTLING)).days;
    }

    /** When a reader may see another state than now, at the earliest. */
    public static Instant next(Instant now) {
        return endOfHour(now.minus(SETTLING));
    }

    /** With a block behind the head. The hours that ended between the two end with the head's state. */
    Publication with(Head head, Block block) {
        Publication before = upTo(head, block.at());
        long more = block.entries().stream().filter(Publication::moves).count();
        return new Publication(before.economy, before.moved + more, before.days);
    }

    private Publication upTo(Head head, Instant at) {
        Instant hour = endOfHour(head.at());
        if (moved < FEWEST || at.isBefore(hour)) {
            return this;
        }
        return new Publication(Economy.of(head, hour), 0, with(PublishedDay.of(head, hour)));
    }

    private List<PublishedDay> with(PublishedDay newest) {
        List<PublishedDay> grown = new ArrayList<>(days);
        if (!grown.isEmpty() && grown.getLast().date().equals(newest.date())) {
            grown.removeLast();
        }
        grown.add(newest);
        return grown.subList(Math.max(0, grown.size() - MOST_DAYS), grown.size());
    }

    private static boolean moves(Entry entry) {
        return entry.postings().stream().anyMatch(Posting.Paid.class::isInstance);
    }

    private static Instant endOfHour(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }
}
