package io.earnest.rewards.ledger.mongo;

import static io.earnest.rewards.ledger.mongo.Fields.date;
import static io.earnest.rewards.ledger.mongo.Fields.document;
import static io.earnest.rewards.ledger.mongo.Fields.instant;
import static io.earnest.rewards.ledger.mongo.Fields.integer;
import static io.earnest.rewards.ledger.mongo.Fields.number;
import static io.earnest.rewards.ledger.mongo.Fields.string;
import static io.earnest.rewards.ledger.mongo.Fields.twei;

import io.earnest.rewards.ledger.state.Day;
import io.earnest.rewards.ledger.state.Economy;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.state.Publication;
import io.earnest.rewards.tariff.Tariffs;
import io.earnest.rewards.tariff.Twei;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;

/** A head as a checkpoint's document. */
final class HeadCodec {

    /** Sorts behind {@code head:}, under which heads without their publication were kept: those go with the oldest. */
    private static final String PREFIX = "whole:";

    private HeadCodec() {}

    /** The id sorts by block. */
    static String id(long seq) {
        return PREFIX + "%015d".formatted(seq);
    }

    static Document of(Head head) {
        Document system = new Document();
        head.system().forEach((account, balance) -> system.append(account, balance.amount()));
        List<Document> announced = new ArrayList<>();
        for (Head.Announced next : head.announced()) {
            announced.add(new Document("bookedOn", next.bookedOn().toString())
                    .append("body", new Document(next.document().tree())));
        }
        Day day = head.day();
        return new Document("_id", id(head.seq()))
                .append("seq", head.seq())
                .append("hash", head.hash())
                .append("epoch", head.epoch())
                .append("writer", head.writer())
                .append("at", Fields.date(head.at()))
                .append("day", day == null ? null : of(day))
                .append("tariff", new Document(head.inForce().tree()))
                .append("announced", announced)
                .append("system", system)
                .append("held", head.held().amount())
                .append("accounts", head.accounts())
                .append("publication", of(head.publication()));
    }

    static Head head(Document document) {
        Document balances = document(document, "system");
        Map<String, Twei> system = new HashMap<>();
        for (String account : balances.keySet()) {
            system.put(account, twei(balances, account));
        }
        List<Head.Announced> announced = new ArrayList<>();
        for (Document next : document.getList("announced", Document.class)) {
            announced.add(new Head.Announced(date(next, "bookedOn"), Tariffs.document(document(next, "body"))));
        }
        Document day = document.get("day", Document.class);
        return new Head(
                number(document, "seq"),
                string(document, "hash"),
                number(document, "epoch"),
                string(document, "writer"),
                instant(document, "at"),
                day == null ? null : day(day),
                Tariffs.document(document(document, "tariff")),
                announced,
                system,
                twei(document, "held"),
                number(document, "accounts"),
                publication(document(document, "publication")));
    }

    private static Document of(Publication publication) {
        Economy economy = publication.economy();
        return new Document("economy", economy == null ? null : of(economy))
                .append("moved", publication.moved())
                .append(
                        "days",
                        publication.days().stream().map(PublishedDayCodec::of).toList());
    }

    private static Publication publication(Document document) {
        Document economy = document.get("economy", Document.class);
        // Checkpoints of before there were days begin without any, and keep those that follow.
        List<Document> days = document.getList("days", Document.class, List.of());
        return new Publication(
                economy == null ? null : economy(economy),
                number(document, "moved"),
                days.stream().map(PublishedDayCodec::day).toList());
    }

    private static Document of(Economy economy) {
        // What is published is as of a time, and of a block.
        return new Document("asOf", Fields.date(Objects.requireNonNull(economy.asOf())))
                .append("block", economy.block())
                .append("hash", economy.hash())
                .append("blockAt", Fields.date(Objects.requireNonNull(economy.blockAt())))
                .append("issued", economy.issued().amount())
                .append("held", economy.held().amount())
                .append("treasury", economy.treasury().amount())
                .append("budget", economy.budget().amount())
                .append("archive", economy.archive().amount())
                .append("accounts", economy.accounts())
                .append("day", of(economy.day()))
                .append("released", economy.released().amount());
    }

    private static Economy economy(Document document) {
        return new Economy(
                instant(document, "asOf"),
                number(document, "block"),
                string(document, "hash"),
                instant(document, "blockAt"),
                twei(document, "issued"),
                twei(document, "held"),
                twei(document, "treasury"),
                twei(document, "budget"),
                twei(document, "archive"),
                number(document, "accounts"),
                day(document(document, "day")),
                twei(document, "released"));
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
