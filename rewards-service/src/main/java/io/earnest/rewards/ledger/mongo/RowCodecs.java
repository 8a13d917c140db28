package io.earnest.rewards.ledger.mongo;

import static io.earnest.rewards.ledger.mongo.Fields.document;
import static io.earnest.rewards.ledger.mongo.Fields.instant;
import static io.earnest.rewards.ledger.mongo.Fields.integer;
import static io.earnest.rewards.ledger.mongo.Fields.number;
import static io.earnest.rewards.ledger.mongo.Fields.string;
import static io.earnest.rewards.ledger.mongo.Fields.twei;
import static io.earnest.rewards.ledger.mongo.Fields.tweiOrNull;

import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.entry.Reason;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.ledger.state.PurchasedReport;
import io.earnest.rewards.tariff.Twei;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The documents that are only listed and shown; they never change. */
final class RowCodecs {

    private RowCodecs() {}

    static Document of(AccountEntry row) {
        Twei balanceAfter = row.balanceAfter();
        Reason unpaid = row.unpaid();
        Document document = new Document("_id", row.id())
                .append("account", row.account())
                .append("block", row.ref().block())
                .append("index", row.ref().index())
                .append("place", row.place())
                .append("at", Fields.date(row.at()))
                .append("activity", row.activity().wireName())
                .append("key", row.key())
                .append("twei", row.twei().amount())
                .append("tariff", row.tariff());
        put(document, "article", row.article());
        put(document, "comment", row.comment());
        put(document, "line", Codecs.name(row.line()));
        put(document, "balanceAfter", balanceAfter == null ? null : balanceAfter.amount());
        put(document, "unpaid", unpaid == null ? null : unpaid.code());
        return document;
    }

    static AccountEntry row(Document document) {
        String line = document.getString("line");
        String unpaid = document.getString("unpaid");
        return new AccountEntry(
                string(document, "account"),
                Codecs.ref(document),
                integer(document, "place"),
                instant(document, "at"),
                Activity.of(string(document, "activity")).orElseThrow(),
                string(document, "key"),
                document.getString("article"),
                document.getString("comment"),
                line == null ? null : Line.valueOf(line),
                twei(document, "twei"),
                tweiOrNull(document, "balanceAfter"),
                unpaid == null ? null : Reason.of(unpaid),
                integer(document, "tariff"));
    }

    static Document of(PurchasedReport report) {
        return new Document("_id", report.id())
                .append("account", report.account())
                .append("article", report.article())
                .append("position", AccountEntry.position(report.ref(), 0))
                .append("block", report.ref().block())
                .append("index", report.ref().index())
                .append("at", Fields.date(report.at()))
                .append("hash", report.hash())
                .append("price", report.price().amount())
                .append("n", report.n())
                .append("sums", Codecs.of(report.sums()));
    }

    static PurchasedReport report(Document document) {
        return new PurchasedReport(
                string(document, "_id"),
                string(document, "account"),
                string(document, "article"),
                Codecs.ref(document),
                instant(document, "at"),
                string(document, "hash"),
                twei(document, "price"),
                number(document, "n"),
                Codecs.sums(document(document, "sums")));
    }

    private static void put(Document document, String name, @Nullable Object value) {
        if (value != null) {
            document.append(name, value);
        }
    }
}
