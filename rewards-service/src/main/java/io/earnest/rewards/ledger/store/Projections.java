package io.earnest.rewards.ledger.store;

import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.ledger.state.Changes;
import io.earnest.rewards.ledger.state.Documents;
import io.earnest.rewards.ledger.state.EntryQuery;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.state.PurchasedReport;
import io.earnest.rewards.ledger.state.ReadSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the blocks, kept for reading by id. All of it can be thrown away and built again from the journal.
 *
 * <p>Documents with an {@code asOf} hold absolute values and yield only to a higher one; the others never change. So
 * writing the same changes twice, or late, does no harm. Every method may throw {@link StoreException}.
 */
public interface Projections {

    /** Makes what the store needs before the first use, such as indexes; may be called again. */
    void prepare();

    /**
     * The documents that exist of those asked for.
     *
     * @throws StoreException also if who answers lacks what this process knows to be projected
     */
    Documents load(ReadSet readSet);

    /** Makes the changes durable. When it returns, all of them are. */
    void write(Changes changes);

    /** Says that all blocks up to this one are in; moves only upwards. To be called behind {@link #write}. */
    void moveWatermark(long seq);

    /** The block up to which every projection is complete; 0 for none. */
    long watermark();

    /** Keeps a head, for ever unchanged, as a point from which to replay; older ones may be dropped. */
    void checkpoint(Head head);

    /** The newest kept head that is not above the watermark. */
    Optional<Head> newestCheckpoint(long watermark);

    /** Rows of an account, by {@link EntryQuery#firstId} and {@link EntryQuery#endId}. */
    List<AccountEntry> entries(EntryQuery query);

    /** The entries that have rows of an article, newest first and each once; only those before that one, if it is given. */
    List<EntryRef> entriesOf(String article, @Nullable EntryRef before, int limit);

    Optional<PurchasedReport> report(String id);

    /** Reports of an account, newest first. */
    List<PurchasedReport> reports(String account, @Nullable String article, @Nullable EntryRef before, int limit);

    /**
     * Names the last rebuild that put something right: who holds documents that it read before that name holds wrong ones. Empty
     * where there was none.
     */
    default String lastRepair() {
        return "";
    }

    /** Drops everything, for a rebuild. */
    void clear();
}
