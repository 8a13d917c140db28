package io.earnest.rewards.ledger.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.entry.Reason;
import io.earnest.rewards.ledger.state.Account;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.ledger.state.Changes;
import io.earnest.rewards.ledger.state.CommentLikes;
import io.earnest.rewards.ledger.state.DayCounters;
import io.earnest.rewards.ledger.state.Documents;
import io.earnest.rewards.ledger.state.EntryQuery;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.state.KeyRecord;
import io.earnest.rewards.ledger.state.Pair;
import io.earnest.rewards.ledger.state.PurchasedReport;
import io.earnest.rewards.ledger.state.ReadSet;
import io.earnest.rewards.ledger.state.Statement;
import io.earnest.rewards.ledger.store.Journal;
import io.earnest.rewards.ledger.store.StoreException;
import io.earnest.rewards.ledger.store.Turns;
import io.earnest.rewards.tariff.Twei;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledger relies on in a store. */
abstract class StoreContract {

    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    private MongoDatabase database;
    private MongoJournal journal;
    private MongoProjections projections;

    /** An empty database. */
    abstract MongoDatabase database();

    @BeforeEach
    void open() {
        database = database();
        journal = new MongoJournal(database);
        projections = new MongoProjections(database);
        projections.prepare();
    }

    @Test
    void documents_of_whoever_lacks_what_is_known_to_be_projected_are_not_believed() {
        projections.moveWatermark(7);
        assertThat(projections.load(readSet()).accounts()).isEmpty();
        database.getCollection("watermarks").updateOne(Filters.eq("_id", "keys"), Updates.set("asOf", 6L));
        assertThatThrownBy(() -> projections.load(readSet())).isInstanceOf(StoreException.class);
        assertThat(new MongoProjections(database).load(readSet()).accounts())
                .as("who knows of nothing asks for nothing")
                .isEmpty();
    }

    @Test
    void a_block_is_read_as_it_was_written() {
        for (Block block : SampleBlocks.all()) {
            assertThat(journal.append(block)).isEqualTo(Journal.Append.INSERTED);
            assertThat(journal.read(block.seq())).contains(block);
            assertThat(journal.exists(block.seq())).isTrue();
            assertThat(journal.exists(block.seq() + 1)).isFalse();
        }
        assertThat(journal.readFrom(2, 2)).isEqualTo(SampleBlocks.all().subList(1, 3));
        assertThat(journal.readFrom(1, 100)).isEqualTo(SampleBlocks.all());
        assertThat(journal.read(99)).isEmpty();
    }

    @Test
    void a_number_is_taken_once() {
        Block block = SampleBlocks.all().getFirst();
        assertThat(journal.append(block)).isEqualTo(Journal.Append.INSERTED);
        assertThat(journal.append(block)).isEqualTo(Journal.Append.TAKEN);
    }

    @Test
    void of_many_who_want_a_number_at_once_one_gets_it() throws Exception {
        Block block = SampleBlocks.all().getFirst();
        Callable<Journal.Append> append = () -> journal.append(block);
        List<Journal.Append> appends = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Journal.Append> each : threads.invokeAll(Collections.nCopies(16, append))) {
                appends.add(each.get());
            }
        }
        assertThat(appends).containsOnlyOnce(Journal.Append.INSERTED).hasSize(16);
    }

    @Test
    void documents_are_read_as_they_were_written() {
        Documents written = documents(5, 7);
        write(written, List.of(), List.of());
        Documents read = projections.load(readSet());
        assertThat(read.accounts()).containsExactlyInAnyOrderElementsOf(written.accounts());
        assertThat(read.statements()).containsExactlyInAnyOrderElementsOf(written.statements());
        assertThat(read.pairs()).containsExactlyInAnyOrderElementsOf(written.pairs());
        assertThat(read.comments()).containsExactlyInAnyOrderElementsOf(written.comments());
        assertThat(read.keys()).containsExactlyInAnyOrderElementsOf(written.keys());
    }

    @Test
    void a_document_yields_only_to_a_newer_one() {
        write(documents(5, 7), List.of(), List.of());
        write(documents(4, 1), List.of(), List.of());
        assertThat(balance()).isEqualTo(Twei.of(7));
        write(documents(5, 2), List.of(), List.of());
        assertThat(balance()).isEqualTo(Twei.of(7));
        write(documents(6, 3), List.of(), List.of());
        assertThat(balance()).isEqualTo(Twei.of(3));
        assertThat(projections.load(readSet()).statements())
                .extracting(Statement::asOf)
                .containsExactly(6L);
    }

    @Test
    void of_replicas_that_write_a_first_document_at_once_the_newest_stays() throws Exception {
        for (int round = 0; round < 25; round++) {
            List<Callable<Void>> writes = new ArrayList<>();
            ReadSet readSet = new ReadSet();
            for (long asOf = 1; asOf <= 4; asOf++) {
                Documents documents = new Documents();
                for (int i = 0; i < 20; i++) {
                    String id = "p" + round + "-" + i;
                    documents.put(new Account(id, Twei.of(asOf), null, asOf));
                    readSet.accounts().add(id);
                }
                writes.add(() -> {
                    write(documents, List.of(), List.of());
                    return null;
                });
            }
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Void> each : threads.invokeAll(writes)) {
                    each.get();
                }
            }
            assertThat(projections.load(readSet).accounts())
                    .extracting(Account::asOf)
                    .hasSize(20)
                    .containsOnly(4L);
        }
    }

    @Test
    void writing_again_does_no_harm_and_a_new_one_among_old_ones_gets_in() {
        List<AccountEntry> rows = rows();
        write(documents(5, 7), rows.subList(0, 2), List.of(report(1)));
        write(documents(5, 7), rows, List.of(report(1), report(2)));
        assertThat(projections.entries(new EntryQuery("ann", null, null, true, null, null, 100)))
                .hasSize(rows.size());
        assertThat(projections.reports("ann", null, null, 10)).containsExactly(report(2), report(1));
    }

    @Test
    void many_documents_are_found_whatever_their_number() {
        Documents many = new Documents();
        ReadSet readSet = new ReadSet();
        for (int i = 0; i < 2_500; i++) {
            many.put(new Account("p" + i, Twei.of(i), null, 1));
            readSet.accounts().add("p" + i);
        }
        readSet.accounts().add("missing");
        write(many, List.of(), List.of());
        assertThat(projections.load(readSet).accounts()).containsExactlyInAnyOrderElementsOf(many.accounts());
        assertThat(projections.load(new ReadSet()).accounts()).isEmpty();
    }

    @Test
    void rows_come_newest_first_page_by_page() {
        List<AccountEntry> rows = rows();
        write(new Documents(), rows, List.of());
        List<AccountEntry> paid =
                rows.reversed().stream().filter(row -> row.unpaid() == null).toList();
        assertThat(projections.entries(EntryQuery.of("ann", null, 100))).isEqualTo(paid);
        List<AccountEntry> pages = new ArrayList<>();
        String after = null;
        List<AccountEntry> page;
        do {
            page = projections.entries(EntryQuery.of("ann", after, 2));
            pages.addAll(page);
            after = page.isEmpty() ? after : page.getLast().position();
        } while (!page.isEmpty());
        assertThat(pages).isEqualTo(paid);
    }

    @Test
    void rows_are_found_by_article_line_and_entry() {
        write(new Documents(), rows(), List.of());
        assertThat(projections.entries(new EntryQuery("ann", "art", null, false, null, null, 100)))
                .isNotEmpty()
                .allMatch(row -> "art".equals(row.article()));
        assertThat(projections.entries(new EntryQuery("ann", "art", Line.READING, false, null, null, 100)))
                .isNotEmpty()
                .allMatch(row -> row.line() == Line.READING && row.unpaid() == null);
        EntryRef upTo = new EntryRef(2, 3);
        assertThat(projections.entries(new EntryQuery("ann", null, null, true, null, upTo, 100)))
                .isEqualTo(rows().reversed().stream()
                        .filter(row -> row.ref().compareTo(upTo) <= 0)
                        .toList());
        assertThat(projections.entries(EntryQuery.of("an", null, 100))).isEmpty();
    }

    @Test
    void entries_of_an_article_come_newest_first_page_by_page_each_once() {
        List<AccountEntry> rows = new ArrayList<>(rows());
        // The entry's other party, whose row lies elsewhere; and a party of whom only that row is there.
        rows.add(row("bob", 2, 3, 2, "art", null));
        rows.add(row("bob", 2, 4, 0, "art", null));
        rows.add(row("bob", 2, 5, 0, "another", null));
        write(new Documents(), rows, List.of());
        List<EntryRef> expected = rows.stream()
                .filter(row -> "art".equals(row.article()))
                .map(AccountEntry::ref)
                .distinct()
                .sorted(Collections.reverseOrder())
                .toList();
        assertThat(expected).hasSize(10).contains(new EntryRef(2, 4));
        assertThat(projections.entriesOf("art", null, 100)).isEqualTo(expected);
        List<EntryRef> pages = new ArrayList<>();
        EntryRef before = null;
        List<EntryRef> page;
        do {
            page = projections.entriesOf("art", before, 3);
            pages.addAll(page);
            before = page.isEmpty() ? before : page.getLast();
        } while (!page.isEmpty());
        assertThat(pages).isEqualTo(expected);
        assertThat(projections.entriesOf("another", null, 100)).containsExactly(new EntryRef(2, 5));
        assertThat(projections.entriesOf("none", null, 100)).isEmpty();
    }

    @Test
    void reports_come_newest_first_and_by_article() {
        write(new Documents(), List.of(), List.of(report(1), report(2), report(3)));
        assertThat(projections.report("rep2")).contains(report(2));
        assertThat(projections.report("none")).isEmpty();
        assertThat(projections.reports("ann", "art", null, 2)).containsExactly(report(3), report(2));
        assertThat(projections.reports("ann", null, report(2).ref(), 2)).containsExactly(report(1));
        assertThat(projections.reports("ann", "other", null, 2)).isEmpty();
        assertThat(projections.reports("bob", null, null, 2)).isEmpty();
    }

    @Test
    void the_watermark_only_rises() {
        assertThat(projections.watermark()).isZero();
        projections.moveWatermark(7);
        projections.moveWatermark(3);
        assertThat(projections.watermark()).isEqualTo(7);
    }

    @Test
    void the_turn_goes_to_one_of_those_who_saw_it_alike() {
        MongoTurns turns = new MongoTurns(database());
        assertThat(turns.read()).isEqualTo(Turns.Turn.FREE);
        Turns.Turn first = new Turns.Turn("one", "", 1);
        assertThat(turns.replace(Turns.Turn.FREE, first)).isTrue();
        assertThat(turns.replace(Turns.Turn.FREE, new Turns.Turn("two", "", 1))).isFalse();
        assertThat(turns.read()).isEqualTo(first);
        Turns.Turn wanted = new Turns.Turn("one", "two", 2);
        assertThat(turns.replace(first, wanted)).isTrue();
        assertThat(turns.replace(first, new Turns.Turn("one", "three", 2))).isFalse();
        assertThat(turns.read()).isEqualTo(wanted);
    }

    @Test
    void the_newest_checkpoint_not_above_the_watermark_is_found_and_old_ones_go() {
        assertThat(projections.newestCheckpoint(100)).isEmpty();
        List<Head> heads = SampleBlocks.heads();
        heads.forEach(projections::checkpoint);
        projections.checkpoint(heads.getLast());
        assertThat(projections.newestCheckpoint(Long.MAX_VALUE >> 20)).contains(heads.getLast());
        Head third = heads.get(heads.size() - 3);
        assertThat(projections.newestCheckpoint(third.seq())).contains(third);
        assertThat(projections.newestCheckpoint(1)).isEmpty();
    }

    @Test
    void a_checkpoint_that_lacks_the_publication_is_none_and_goes() {
        MongoCollection<Document> checkpoints = database.getCollection("checkpoints");
        for (int seq = 10; seq < 15; seq++) {
            checkpoints.insertOne(new Document("_id", "head:%015d".formatted(seq)).append("seq", (long) seq));
        }
        assertThat(projections.newestCheckpoint(100)).isEmpty();
        List<Head> heads = SampleBlocks.heads();
        heads.forEach(projections::checkpoint);
        assertThat(projections.newestCheckpoint(100)).contains(heads.getLast());
        assertThat(checkpoints.countDocuments(Filters.regex("_id", "^head:"))).isZero();
    }

    @Test
    void clearing_leaves_nothing_but_the_journal() {
        journal.append(SampleBlocks.all().getFirst());
        write(documents(5, 7), rows(), List.of(report(1)));
        projections.moveWatermark(5);
        projections.checkpoint(SampleBlocks.heads().getLast());
        projections.clear();
        assertThat(projections.load(readSet()).accounts()).isEmpty();
        assertThat(projections.entries(EntryQuery.of("ann", null, 10))).isEmpty();
        assertThat(projections.report("rep1")).isEmpty();
        assertThat(projections.watermark()).isZero();
        assertThat(projections.newestCheckpoint(100)).isEmpty();
        assertThat(journal.read(1)).isPresent();
    }

    private void write(Documents documents, List<AccountEntry> rows, List<PurchasedReport> reports) {
        projections.write(new Changes(Head.GENESIS, documents, rows, reports));
    }

    private Twei balance() {
        return projections.load(readSet()).accounts().iterator().next().balance();
    }

    private static ReadSet readSet() {
        ReadSet readSet = new ReadSet();
        readSet.accounts().addAll(List.of("ann", "missing"));
        readSet.statements().add("ann:art");
        readSet.pairs().add("plus:ann:bob");
        readSet.comments().add("com");
        readSet.keys().addAll(List.of("article-read:art:ann", "article-read:art:ann#1"));
        return readSet;
    }

    private static Documents documents(long asOf, long balance) {
        DayCounters counters =
                new DayCounters(DAY, 1, 2, Twei.of(3), 4, 5, 6, 7, Twei.of(8), Twei.of(9), new EntryRef(3, 1));
        Documents documents = new Documents();
        documents.put(new Account("ann", Twei.of(balance), counters, asOf));
        documents.put(new Statement(
                "ann", "art", Map.of(Line.READING, Twei.of(3), Line.MINUSES, Twei.of(-2)), 2, 3, true, asOf));
        documents.put(new Pair("plus:ann:bob", DAY, asOf));
        documents.put(new CommentLikes("com", 2, true, asOf));
        documents.put(new KeyRecord("article-read:art:ann", new EntryRef(1, 2), 1, "f"));
        return documents;
    }

    /** Oldest first. */
    private static List<AccountEntry> rows() {
        List<AccountEntry> rows = new ArrayList<>();
        for (int block = 1; block <= 3; block++) {
            for (int index : new int[] {0, 3, 511}) {
                rows.add(row(block, index, 0, index == 3 ? "art" : "other", null));
                rows.add(row(block, index, 1, "art", index == 0 ? Reason.DAILY_LIMIT : null));
            }
        }
        rows.add(new AccountEntry(
                "ann",
                new EntryRef(4, 0),
                1,
                Instant.parse("2026-03-02T12:00:00.123Z"),
                Activity.PROFILE_SIGNED_UP,
                "signed-up:ann",
                null,
                null,
                null,
                Twei.of(20),
                Twei.of(20),
                null,
                1));
        return rows;
    }

    private static AccountEntry row(int block, int index, int place, String article, Reason unpaid) {
        return row("ann", block, index, place, article, unpaid);
    }

    private static AccountEntry row(String account, int block, int index, int place, String article, Reason unpaid) {
        return new AccountEntry(
                account,
                new EntryRef(block, index),
                place,
                Instant.parse("2026-03-02T12:00:00.123Z"),
                Activity.ARTICLE_READ,
                "article-read:" + article + ":ann",
                article,
                "com",
                place == 0 ? Line.MINUSES : Line.READING,
                Twei.of(block),
                unpaid == null ? Twei.of(index) : null,
                unpaid,
                1);
    }

    private static PurchasedReport report(int number) {
        return new PurchasedReport(
                "rep" + number,
                "ann",
                "art",
                new EntryRef(number, 5),
                Instant.parse("2026-03-02T12:00:00.123Z"),
                "ab".repeat(32),
                Twei.of(1),
                number,
                Map.of(Line.READING, Twei.of(3), Line.PNL_REPORTS, Twei.of(-number)));
    }
}
