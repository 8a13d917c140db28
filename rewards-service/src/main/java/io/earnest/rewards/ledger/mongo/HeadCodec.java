package io.earnest.rewards.ledger.mongo;

import static io.earnest.rewards.ledger.mongo.Fields.date;
import static io.earnest.rewards.ledger.mongo.Fields.document;
import static io.earnest.rewards.ledger.mongo.Fields.instant;
import static io.earnest.rewards.ledger.mongo.Fields.integer;
import static io.earnest.rewards.ledger.mongo.Fields.number;
import static io.earnest.rewards.ledger.mongo.Fields.string;
import static io.earnest.rewards.ledger.mongo.Fields.twei;

import io.earnest.rewards.ledger.Day;
import io.earnest.rewards.ledger.Head;
import io.earnest.rewards.tariff.Tariffs;
import io.earnest.rewards.tariff.Twei;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** A head as a checkpoint's document. */
final class HeadCodec {

    private HeadCodec() {}

    /** The id sorts by block. */
    static String id(long seq) {
        return "head:%015d".formatted(seq);
    }

    static Document of(Head head) {
        Document system = new Document();
        head.system().forEach((account, balance) -> system.append(account, balance.amount()));
        List<Document> announced = new ArrayList<>();
        for (Head.Announced next : head.announced()) {
            announced.add(new Document("bookedOn", next.bookedOn().toString())
                    .append("body", new Document(Tariffs.tree(next.tariff()))));
        }
        Day day = head.day();
        return new Document("_id", id(head.seq()))
                .append("seq", head.seq())
                .append("hash", head.hash())
                .append("epoch", head.epoch())
                .append("writer", head.writer())
                .append("at", Fields.date(head.at()))
                .append("day", day == null ? null : of(day))
                .append("tariff", new Document(Tariffs.tree(head.tariff())))
                .append("announced", announced)
                .append("system", system)
                .append("held", head.held().amount())
                .append("accounts", head.accounts());
    }

    static Head head(Document document) {
        Document balances = document(document, "system");
        Map<String, Twei> system = new HashMap<>();
        for (String account : balances.keySet()) {
            system.put(account, twei(balances, account));
        }
        List<Head.Announced> announced = new ArrayList<>();
        for (Document next : document.getList("announced", Document.class)) {
            announced.add(new Head.Announced(date(next, "bookedOn"), Tariffs.of(document(next, "body"))));
        }
        Document day = document.get("day", Document.class);
        return new Head(
                number(document, "seq"),
                string(document, "hash"),
                number(document, "epoch"),
                string(document, "writer"),
                instant(document, "at"),
                day == null ? null : day(day),
                Tariffs.of(document(document, "tariff")),
                announced,
                system,
                twei(document, "held"),
                number(document, "accounts"));
    }

    private static Document of(Day day) {
        return new Document("date", day.date().toString())
                .append("budget", day.budget().amount())
                .append("paid", day.paid().amount())
                .append("readers", day.readers());
    }

    private static Day day(Document document) {
        return new Day(
                date(document, "date"), twei(document, "budget"), twei(document, "paid"), integer(document, "readers"));
    }
}
