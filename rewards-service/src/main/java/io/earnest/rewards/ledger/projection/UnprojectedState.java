package io.earnest.rewards.ledger.projection;

import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.state.Account;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.ledger.state.Changes;
import io.earnest.rewards.ledger.state.CommentLikes;
import io.earnest.rewards.ledger.state.Documents;
import io.earnest.rewards.ledger.state.EntryQuery;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.state.KeyRecord;
import io.earnest.rewards.ledger.state.Pair;
import io.earnest.rewards.ledger.state.PurchasedReport;
import io.earnest.rewards.ledger.state.ReadSet;
import io.earnest.rewards.ledger.state.Statement;
import io.earnest.rewards.ledger.store.Projections;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows as of its newest durable block: everything that the projections do not hold yet is here, the rest is
 * read from them by id. So its size follows what is not projected, not the length of the chain.
 *
 * <p>The writer's thread alone calls {@link #load} and {@link #commit}, the projector's alone {@link #projected}; any thread
 * reads. What a reader sees is never older than what it saw before.
 */
public final class UnprojectedState {

    private final Projections store;
    private final PinnedCache<Account> accounts;
    private final PinnedCache<Statement> statements;
    private final PinnedCache<Pair> pairs;
    private final PinnedCache<CommentLikes> comments;
    private final PinnedCache<KeyRecord> keys;
    private final ConcurrentNavigableMap<String, AccountEntry> rows = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<String, PurchasedReport> reports = new ConcurrentHashMap<>();
    private volatile Head head = Head.GENESIS;

    /** @param mostCached documents of each kind that are kept though the store has them */
    public UnprojectedState(Projections store, int mostCached) {
        this.store = store;
        accounts = new PinnedCache<>(mostCached);
        statements = new PinnedCache<>(mostCached);
        pairs = new PinnedCache<>(mostCached);
        comments = new PinnedCache<>(mostCached);
        keys = new PinnedCache<>(mostCached);
    }

    /** Of the newest block; {@link Head#GENESIS} before the first. */
    public Head head() {
        return head;
    }

    /** Takes a checkpoint for the newest block: what came behind it is to be committed next. */
    public void startFrom(Head checkpoint) {
        head = checkpoint;
    }

    /** The documents that exist of those needed, those that had to be read from the store kept for the next time. */
    public Documents load(ReadSet readSet) {
        Documents found = new Documents();
        ReadSet missing = collect(readSet, found);
        if (!missing.isEmpty()) {
            Documents stored = store.load(missing);
            stored.accountsById().forEach(accounts::cache);
            stored.statementsById().forEach(statements::cache);
            stored.pairsById().forEach(pairs::cache);
            stored.commentsById().forEach(comments::cache);
            stored.keysById().forEach(keys::cache);
            found.putAll(stored);
        }
        return found;
    }

    /** The same for any thread: nothing is kept, as it might be outdated before it is. */
    public Documents read(ReadSet readSet) {
        Documents found = new Documents();
        ReadSet missing = collect(readSet, found);
        if (!missing.isEmpty()) {
            found.putAll(store.load(missing));
        }
        return found;
    }

    /** A profile's account; an empty one where nothing was ever booked on it. */
    public Account account(String id) {
        Account known = accounts.get(id);
        if (known != null) {
            return known;
        }
        ReadSet readSet = new ReadSet();
        readSet.accounts().add(id);
        Account stored = store.load(readSet).accountsById().get(id);
        return stored != null ? stored : Account.none(id);
    }

    /** The account's statement for the article; an empty one where there is none. */
    public Statement statement(String account, String article) {
        String id = Statement.id(account, article);
        Statement known = statements.get(id);
        if (known != null) {
            return known;
        }
        ReadSet readSet = new ReadSet();
        readSet.statements().add(id);
        Statement stored = store.load(readSet).statementsById().get(id);
        return stored != null ? stored : Statement.none(account, article);
    }

    /** Where the answer to a natural key, or to a refused command, is. */
    public Optional<KeyRecord> key(String id) {
        KeyRecord known = keys.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        ReadSet readSet = new ReadSet();
        readSet.keys().add(id);
        return Optional.ofNullable(store.load(readSet).keysById().get(id));
    }

    /** Rows that may not be in the store yet, newest first. */
    public List<AccountEntry> unprojectedRows(EntryQuery query) {
        return rows.subMap(query.firstId(), false, query.endId(), false).values().stream()
                .filter(query::matches)
                .limit(query.limit())
                .toList();
    }

    /** Entries with rows of the article that may not be in the store yet, in no order. */
    public Set<EntryRef> unprojectedEntriesOf(String article, @Nullable EntryRef before) {
        return rows.values().stream()
                .filter(row -> article.equals(row.article()))
                .map(AccountEntry::ref)
                .filter(ref -> before == null || ref.compareTo(before) < 0)
                .collect(Collectors.toSet());
    }

    /** Reports that may not be in the store yet. */
    public Collection<PurchasedReport> unprojectedReports() {
        return reports.values();
    }

    /** Takes over what a durable block changed; from here on readers see it. */
    public void commit(Changes changes) {
        Documents documents = changes.documents();
        accounts.pin(documents.accountsById());
        statements.pin(documents.statementsById());
        pairs.pin(documents.pairsById());
        comments.pin(documents.commentsById());
        keys.pin(documents.keysById());
        changes.rows().forEach(row -> rows.put(row.id(), row));
        changes.reports().forEach(report -> reports.put(report.id(), report));
        head = changes.head();
    }

    /** Forgets what the store has, which is not what it was; for the writer's thread. */
    public void forget() {
        List.of(accounts, statements, pairs, comments, keys).forEach(PinnedCache::clear);
    }

    /** The store holds all of this now. */
    void projected(Changes changes) {
        Documents documents = changes.documents();
        // One that a replay found ahead of its block is held until that later block is projected, too.
        long seq = changes.head().seq();
        accounts.unpin(documents.accountsById(), account -> account.asOf() <= seq);
        statements.unpin(documents.statementsById(), statement -> statement.asOf() <= seq);
        pairs.unpin(documents.pairsById(), pair -> pair.asOf() <= seq);
        comments.unpin(documents.commentsById(), likes -> likes.asOf() <= seq);
        keys.unpin(documents.keysById(), key -> true);
        changes.rows().forEach(row -> rows.remove(row.id()));
        changes.reports().forEach(report -> reports.remove(report.id()));
    }

    private ReadSet collect(ReadSet readSet, Documents found) {
        ReadSet missing = new ReadSet();
        collect(readSet.accounts(), accounts, found::put, missing.accounts());
        collect(readSet.statements(), statements, found::put, missing.statements());
        collect(readSet.pairs(), pairs, found::put, missing.pairs());
        collect(readSet.comments(), comments, found::put, missing.comments());
        collect(readSet.keys(), keys, found::put, missing.keys());
        return missing;
    }

    private static <T> void collect(Set<String> ids, PinnedCache<T> cache, Consumer<T> found, Set<String> missing) {
        for (String id : ids) {
            T known = cache.get(id);
            if (known != null) {
                found.accept(known);
            } else {
                missing.add(id);
            }
        }
    }
}
