package io.earnest.rewards.ledger;

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

    private final Memory memory;
    private final Projections store;
    private final Blocks blocks;

    Reads(Memory memory, Projections store, Blocks blocks) {
        this.memory = memory;
        this.store = store;
        this.blocks = blocks;
    }

    Head head() {
        return memory.head();
    }

    Account account(String profile) {
        return memory.account(profile);
    }

    Statement statement(String account, String article) {
        return memory.statement(account, article);
    }

    List<AccountEntry> entries(EntryQuery query) {
        Map<String, AccountEntry> merged = new TreeMap<>();
        memory.unprojectedRows(query).forEach(row -> merged.put(row.id(), row));
        store.entries(query).forEach(row -> merged.putIfAbsent(row.id(), row));
        return merged.values().stream().limit(query.limit()).toList();
    }

    List<EntryRef> entriesOf(String article, @Nullable EntryRef before, int limit) {
        Set<EntryRef> merged = new TreeSet<>(Comparator.reverseOrder());
        merged.addAll(memory.unprojectedEntriesOf(article, before));
        merged.addAll(store.entriesOf(article, before, limit));
        return merged.stream().limit(limit).toList();
    }

    Optional<EntryRef> find(String key) {
        return memory.key(key).map(KeyRecord::ref);
    }

    Optional<Block> block(long seq) {
        // The store may hold one that this process has not committed yet.
        return seq < 1 || seq > head().seq() ? Optional.empty() : blocks.read(seq);
    }

    Opportunity opportunity(Fact.Read reading, Instant at) {
        Optional<EntryRef> booked = find(reading.key());
        if (booked.isPresent()) {
            return Preview.booked(blocks.entry(booked.get()));
        }
        Needs needs = new Needs();
        needs.account(reading.actor(), reading.article());
        Head head = memory.head();
        Documents documents = memory.read(needs);
        return Preview.reading(head, documents, at, reading);
    }

    Optional<PurchasedReport> report(String id) {
        Optional<PurchasedReport> unprojected = memory.unprojectedReports().stream()
                .filter(report -> report.id().equals(id))
                .findAny();
        return unprojected.isPresent() ? unprojected : store.report(id);
    }

    List<PurchasedReport> reports(String account, @Nullable String article, @Nullable EntryRef before, int limit) {
        Map<EntryRef, PurchasedReport> merged = new TreeMap<>(Comparator.reverseOrder());
        Stream<PurchasedReport> unprojected = memory.unprojectedReports().stream()
                .filter(report -> report.account().equals(account))
                .filter(report -> article == null || report.article().equals(article))
                .filter(report -> before == null || report.ref().compareTo(before) < 0);
        unprojected.forEach(report -> merged.put(report.ref(), report));
        store.reports(account, article, before, limit).forEach(report -> merged.putIfAbsent(report.ref(), report));
        return merged.values().stream().limit(limit).toList();
    }

    Optional<Tariff> tariff(int version) {
        return find("tariff:" + version)
                .map(blocks::entry)
                .flatMap(entry -> entry.outcome() instanceof Outcome.TariffBody(TariffDocument document)
                        ? Optional.of(document.tariff())
                        : Optional.empty());
    }
}
