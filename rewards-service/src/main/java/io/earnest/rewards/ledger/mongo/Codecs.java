package io.earnest.rewards.ledger.mongo;

import static io.earnest.rewards.ledger.mongo.Fields.date;
import static io.earnest.rewards.ledger.mongo.Fields.document;
import static io.earnest.rewards.ledger.mongo.Fields.integer;
import static io.earnest.rewards.ledger.mongo.Fields.number;
import static io.earnest.rewards.ledger.mongo.Fields.string;
import static io.earnest.rewards.ledger.mongo.Fields.twei;

import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.state.Account;
import io.earnest.rewards.ledger.state.CommentLikes;
import io.earnest.rewards.ledger.state.DayCounters;
import io.earnest.rewards.ledger.state.KeyRecord;
import io.earnest.rewards.ledger.state.Pair;
import io.earnest.rewards.ledger.state.Statement;
import io.earnest.rewards.tariff.Twei;
import java.util.EnumMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The documents on which decisions rest. Those that change carry {@code asOf}, the block that they are as of. */
final class Codecs {

    private Codecs() {}

    static Document of(Account account) {
        DayCounters counters = account.counters();
        return new Document("_id", account.id())
                .append("asOf", account.asOf())
                .append("balance", account.balance().amount())
                .append("day", counters == null ? null : of(counters));
    }

    static Account account(Document document) {
        Document day = document.get("day", Document.class);
        return new Account(
                string(document, "_id"),
                twei(document, "balance"),
                day == null ? null : counters(day),
                number(document, "asOf"));
    }

    private static Document of(DayCounters counters) {
        return new Document("date", counters.day().toString())
                .append("readings", counters.readings())
                .append("paidReadings", counters.paidReadings())
                .append("readerTwei", counters.readerTwei().amount())
                .append("paidPluses", counters.paidPluses())
                .append("paidLikes", counters.paidLikes())
                .append("valued", counters.valued())
                .append("publications", counters.publications())
                .append("earned", counters.earned().amount())
                .append("spent", counters.spent().amount())
                .append("firstReading", of(counters.firstReading()));
    }

    private static DayCounters counters(Document day) {
        return new DayCounters(
                date(day, "date"),
                integer(day, "readings"),
                integer(day, "paidReadings"),
                twei(day, "readerTwei"),
                integer(day, "paidPluses"),
                integer(day, "paidLikes"),
                integer(day, "valued"),
                integer(day, "publications"),
                twei(day, "earned"),
                twei(day, "spent"),
                ref(document(day, "firstReading")));
    }

    static Document of(Statement statement) {
        return new Document("_id", statement.id())
                .append("asOf", statement.asOf())
                .append("sums", of(statement.sums()))
                .append("n", statement.n())
                .append("entries", statement.entries())
                .append("valued", statement.valued());
    }

    static Statement statement(Document document) {
        Statement.Id id = Statement.Id.parse(string(document, "_id"));
        return new Statement(
                id.account(),
                id.article(),
                sums(document(document, "sums")),
                number(document, "n"),
                number(document, "entries"),
                document.getBoolean("valued", false),
                number(document, "asOf"));
    }

    static Document of(Map<Line, Twei> sums) {
        Document document = new Document();
        sums.forEach((line, sum) -> document.append(line.name(), sum.amount()));
        return document;
    }

    static Map<Line, Twei> sums(Document document) {
        Map<Line, Twei> sums = new EnumMap<>(Line.class);
        for (String line : document.keySet()) {
            sums.put(Line.valueOf(line), twei(document, line));
        }
        return sums;
    }

    static Document of(Pair pair) {
        return new Document("_id", pair.id())
                .append("asOf", pair.asOf())
                .append("paidOn", pair.paidOn() == null ? null : pair.paidOn().toString());
    }

    static Pair pair(Document document) {
        return new Pair(
                string(document, "_id"),
                document.get("paidOn") == null ? null : date(document, "paidOn"),
                number(document, "asOf"));
    }

    static Document of(CommentLikes likes) {
        return new Document("_id", likes.comment())
                .append("asOf", likes.asOf())
                .append("paid", likes.paid())
                .append("decided", likes.decided());
    }

    static CommentLikes comment(Document document) {
        return new CommentLikes(
                string(document, "_id"),
                integer(document, "paid"),
                document.getBoolean("decided", false),
                number(document, "asOf"));
    }

    static Document of(KeyRecord key) {
        return new Document("_id", key.id())
                .append("block", key.ref().block())
                .append("index", key.ref().index())
                .append("attempt", key.attempt())
                .append("fingerprint", key.fingerprint());
    }

    static KeyRecord key(Document document) {
        return new KeyRecord(
                string(document, "_id"), ref(document), integer(document, "attempt"), string(document, "fingerprint"));
    }

    static Document of(EntryRef ref) {
        return new Document("block", ref.block()).append("index", ref.index());
    }

    static EntryRef ref(Document document) {
        return new EntryRef(number(document, "block"), integer(document, "index"));
    }

    static @Nullable String name(@Nullable Line line) {
        return line == null ? null : line.name();
    }
}
