package io.earnest.rewards.ledger;

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
final class Memory {

    private final Projections store;
    private final Shelf<Account> accounts;
    private final Shelf<Statement> statements;
    private final Shelf<Pair> pairs;
    private final Shelf<CommentLikes> comments;
    private final Shelf<KeyRecord> keys;
    private final ConcurrentNavigableMap<String, AccountEntry> rows = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<String, PurchasedReport> reports = new ConcurrentHashMap<>();
    private volatile Head head = Head.GENESIS;

    Memory(Projections store, int mostCached) {
        this.store = store;
        accounts = new Shelf<>(mostCached);
        statements = new Shelf<>(mostCached);
        pairs = new Shelf<>(mostCached);
        comments = new Shelf<>(mostCached);
        keys = new Shelf<>(mostCached);
    }

    Head head() {
        return head;
    }

    void startFrom(Head checkpoint) {
        head = checkpoint;
    }

    /** The documents that exist of those needed, those that had to be read from the store kept for the next time. */
    Documents load(Needs needs) {
        Documents found = new Documents();
        Needs missing = collect(needs, found);
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
    Documents read(Needs needs) {
        Documents found = new Documents();
        Needs missing = collect(needs, found);
        if (!missing.isEmpty()) {
            found.putAll(store.load(missing));
        }
        return found;
    }

    Account account(String id) {
        Account known = accounts.get(id);
        if (known != null) {
            return known;
        }
        Needs needs = new Needs();
        needs.accounts().add(id);
        Account stored = store.load(needs).accountsById().get(id);
        return stored != null ? stored : Account.none(id);
    }

    Statement statement(String account, String article) {
        String id = Statement.id(account, article);
        Statement known = statements.get(id);
        if (known != null) {
            return known;
        }
        Needs needs = new Needs();
        needs.statements().add(id);
        Statement stored = store.load(needs).statementsById().get(id);
        return stored != null ? stored : Statement.none(account, article);
    }

    Optional<KeyRecord> key(String id) {
        KeyRecord known = keys.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Needs needs = new Needs();
        needs.keys().add(id);
        return Optional.ofNullable(store.load(needs).keysById().get(id));
    }

    /** Rows that may not be in the store yet, newest first. */
    List<AccountEntry> unprojectedRows(EntryQuery query) {
        return rows.subMap(query.firstId(), false, query.endId(), false).values().stream()
                .filter(query::matches)
                .limit(query.limit())
                .toList();
    }

    /** Entries with rows of the article that may not be in the store yet, in no order. */
    Set<EntryRef> unprojectedEntriesOf(String article, @Nullable EntryRef before) {
        return rows.values().stream()
                .filter(row -> article.equals(row.article()))
                .map(AccountEntry::ref)
                .filter(ref -> before == null || ref.compareTo(before) < 0)
                .collect(Collectors.toSet());
    }

    /** Reports that may not be in the store yet. */
    Collection<PurchasedReport> unprojectedReports() {
        return reports.values();
    }

    /** Takes over what a durable block changed; from here on readers see it. */
    void commit(Changes changes) {
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

    /** The store holds all of this now. */
    void projected(Changes changes) {
        Documents documents = changes.documents();
        accounts.unpin(documents.accountsById());
        statements.unpin(documents.statementsById());
        pairs.unpin(documents.pairsById());
        comments.unpin(documents.commentsById());
        keys.unpin(documents.keysById());
        changes.rows().forEach(row -> rows.remove(row.id()));
        changes.reports().forEach(report -> reports.remove(report.id()));
    }

    private Needs collect(Needs needs, Documents found) {
        Needs missing = new Needs();
        collect(needs.accounts(), accounts, found::put, missing.accounts());
        collect(needs.statements(), statements, found::put, missing.statements());
        collect(needs.pairs(), pairs, found::put, missing.pairs());
        collect(needs.comments(), comments, found::put, missing.comments());
        collect(needs.keys(), keys, found::put, missing.keys());
        return missing;
    }

    private static <T> void collect(Set<String> ids, Shelf<T> shelf, Consumer<T> found, Set<String> missing) {
        for (String id : ids) {
            T known = shelf.get(id);
            if (known != null) {
                found.accept(known);
            } else {
                missing.add(id);
            }
        }
    }
}
