package io.earnest.rewards.ledger.engine;

import io.earnest.rewards.ledger.Opportunity;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.decision.Fact;
import io.earnest.rewards.ledger.decision.Preview;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.entry.NaturalKey;
import io.earnest.rewards.ledger.entry.Outcome;
import io.earnest.rewards.ledger.projection.UnprojectedState;
import io.earnest.rewards.ledger.recovery.Blocks;
import io.earnest.rewards.ledger.state.Account;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.ledger.state.Documents;
import io.earnest.rewards.ledger.state.EntryQuery;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.state.KeyRecord;
import io.earnest.rewards.ledger.state.PurchasedReport;
import io.earnest.rewards.ledger.state.ReadSet;
import io.earnest.rewards.ledger.state.Statement;
import io.earnest.rewards.ledger.store.Projections;
import io.earnest.rewards.tariff.Tariff;
import io.earnest.rewards.tariff.TariffDocument;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is durable: from memory what the projections may not hold yet, the rest from them. Memory is asked first, so
 * that what moves over in between is seen twice rather than not at all.
 */
final class Reads {

    private final UnprojectedState state;
    private final Projections store;
    private final Blocks blocks;

    Reads(UnprojectedState state, Projections store, Blocks blocks) {
        this.state = state;
        this.store = store;
        this.blocks = blocks;
    }

    Head head() {
        return state.head();
    }

    Account account(String profile) {
        return state.account(profile);
    }

    Statement statement(String account, String article) {
        return state.statement(account, article);
    }

    List<AccountEntry> entries(EntryQuery query) {
        Map<String, AccountEntry> merged = new TreeMap<>();
        state.unprojectedRows(query).forEach(row -> merged.put(row.id(), row));
        store.entries(query).forEach(row -> merged.putIfAbsent(row.id(), row));
        return merged.values().stream().limit(query.limit()).toList();
    }

    List<EntryRef> entriesOf(String article, @Nullable EntryRef before, int limit) {
        Set<EntryRef> merged = new TreeSet<>(Comparator.reverseOrder());
        merged.addAll(state.unprojectedEntriesOf(article, before));
        merged.addAll(store.entriesOf(article, before, limit));
        return merged.stream().limit(limit).toList();
    }

    Optional<EntryRef> find(String key) {
        return state.key(key).map(KeyRecord::ref);
    }

    Optional<Block> block(long seq) {
        // The store may hold one that this process has not committed yet.
        return seq < 1 || seq > head().seq() ? Optional.empty() : blocks.read(seq);
    }

    Opportunity opportunity(Fact.Read reading, Instant at) {
        String key = reading.key().text();
        ReadSet readSet = new ReadSet();
        readSet.keys().add(key);
        readSet.account(reading.actor(), reading.article());
        Head head = state.head();
        Documents documents = state.read(readSet);
        KeyRecord booked = documents.keysById().get(key);
        return booked == null
                ? Preview.reading(head, documents, at, reading)
                : Preview.booked(blocks.entry(booked.ref()));
    }

    Optional<PurchasedReport> report(String id) {
        Optional<PurchasedReport> unprojected = state.unprojectedReports().stream()
                .filter(report -> report.id().equals(id))
                .findAny();
        return unprojected.isPresent() ? unprojected : store.report(id);
    }

    List<PurchasedReport> reports(String account, @Nullable String article, @Nullable EntryRef before, int limit) {
        Map<EntryRef, PurchasedReport> merged = new TreeMap<>(Comparator.reverseOrder());
        Stream<PurchasedReport> unprojected = state.unprojectedReports().stream()
                .filter(report -> report.account().equals(account))
                .filter(report -> article == null || report.article().equals(article))
                .filter(report -> before == null || report.ref().compareTo(before) < 0);
        unprojected.forEach(report -> merged.put(report.ref(), report));
        store.reports(account, article, before, limit).forEach(report -> merged.putIfAbsent(report.ref(), report));
        return merged.values().stream().limit(limit).toList();
    }

    Optional<Tariff> tariff(int version) {
        return find(new NaturalKey.TariffVersion(version).text())
                .map(blocks::entry)
                .flatMap(entry -> entry.outcome() instanceof Outcome.TariffBody(TariffDocument document)
                        ? Optional.of(document.tariff())
                        : Optional.empty());
    }
}
