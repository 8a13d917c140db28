package io.earnest.rewards.ledger;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.state.Account;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.ledger.state.Changes;
import io.earnest.rewards.ledger.state.CommentLikes;
import io.earnest.rewards.ledger.state.Documents;
import io.earnest.rewards.ledger.state.EntryQuery;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.state.Pair;
import io.earnest.rewards.ledger.state.PurchasedReport;
import io.earnest.rewards.ledger.state.ReadSet;
import io.earnest.rewards.ledger.state.Statement;
import io.earnest.rewards.ledger.store.Journal;
import io.earnest.rewards.ledger.store.Projections;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Journal and projections in memory, with the guarantees of the real ones. Safe for any thread. */
public class MemoryStore implements Journal, Projections {

    public final ConcurrentSkipListMap<Long, Block> blocks = new ConcurrentSkipListMap<>();
    public final Documents documents = new Documents();
    public final TreeMap<String, AccountEntry> rows = new TreeMap<>();
    public final TreeMap<String, PurchasedReport> reports = new TreeMap<>();
    public final TreeMap<Long, Head> checkpoints = new TreeMap<>();
    public long watermark;

    @Override
    public Append append(Block block) {
        return blocks.putIfAbsent(block.seq(), block) == null ? Append.INSERTED : Append.TAKEN;
    }

    @Override
    public boolean exists(long seq) {
        return blocks.containsKey(seq);
    }

    @Override
    public Optional<Block> read(long seq) {
        return Optional.ofNullable(blocks.get(seq));
    }

    @Override
    public List<Block> readFrom(long seq, int limit) {
        return blocks.tailMap(seq).values().stream().limit(limit).toList();
    }

    @Override
    public void prepare() {}

    @Override
    public synchronized Documents load(ReadSet readSet) {
        Documents found = new Documents();
        existing(readSet.accounts(), documents.accountsById()).forEach(found::put);
        existing(readSet.statements(), documents.statementsById()).forEach(found::put);
        existing(readSet.pairs(), documents.pairsById()).forEach(found::put);
        existing(readSet.comments(), documents.commentsById()).forEach(found::put);
        existing(readSet.keys(), documents.keysById()).forEach(found::put);
        return found;
    }

    private static <T> List<T> existing(Collection<String> ids, Map<String, T> all) {
        return ids.stream().map(all::get).filter(Objects::nonNull).toList();
    }

    @Override
    public synchronized void write(Changes changes) {
        changes.documents().keys().forEach(key -> documents.keysById().putIfAbsent(key.id(), key));
        changes.rows().forEach(row -> rows.putIfAbsent(row.id(), row));
        changes.reports().forEach(report -> reports.putIfAbsent(report.id(), report));
        for (Account account : changes.documents().accounts()) {
            documents.accountsById().merge(account.id(), account, (a, b) -> a.asOf() >= b.asOf() ? a : b);
        }
        for (Statement statement : changes.documents().statements()) {
            documents.statementsById().merge(statement.id(), statement, (a, b) -> a.asOf() >= b.asOf() ? a : b);
        }
        for (Pair pair : changes.documents().pairs()) {
            documents.pairsById().merge(pair.id(), pair, (a, b) -> a.asOf() >= b.asOf() ? a : b);
        }
        for (CommentLikes likes : changes.documents().comments()) {
            documents.commentsById().merge(likes.comment(), likes, (a, b) -> a.asOf() >= b.asOf() ? a : b);
        }
    }

    @Override
    public synchronized void moveWatermark(long seq) {
        watermark = Math.max(watermark, seq);
    }

    @Override
    public synchronized long watermark() {
        return watermark;
    }

    @Override
    public synchronized void checkpoint(Head head) {
        checkpoints.putIfAbsent(head.seq(), head);
    }

    @Override
    public synchronized Optional<Head> newestCheckpoint(long watermark) {
        return Optional.ofNullable(checkpoints.floorEntry(watermark)).map(Map.Entry::getValue);
    }

    @Override
    public synchronized List<AccountEntry> entries(EntryQuery query) {
        return rows.values().stream()
                .filter(query::matches)
                .limit(query.limit())
                .toList();
    }

    @Override
    public synchronized List<EntryRef> entriesOf(String article, EntryRef before, int limit) {
        return rows.values().stream()
                .filter(row -> article.equals(row.article()))
                .map(AccountEntry::ref)
                .filter(ref -> before == null || ref.compareTo(before) < 0)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<PurchasedReport> report(String id) {
        return Optional.ofNullable(reports.get(id));
    }

    @Override
    public synchronized List<PurchasedReport> reports(String account, String article, EntryRef before, int limit) {
        return reports.values().stream()
                .filter(report -> report.account().equals(account))
                .filter(report -> article == null || report.article().equals(article))
                .filter(report -> before == null || report.ref().compareTo(before) < 0)
                .sorted(Comparator.comparing(PurchasedReport::ref).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void clear() {
        documents.accountsById().clear();
        documents.statementsById().clear();
        documents.pairsById().clear();
        documents.commentsById().clear();
        documents.keysById().clear();
        rows.clear();
        reports.clear();
        checkpoints.clear();
        watermark = 0;
    }

    public List<Block> chain() {
        return new ArrayList<>(blocks.values());
    }
}
