package io.earnest.rewards.report;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import io.earnest.rewards.config.LedgerProperties;
import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.engine.RunningLedger;
import io.earnest.rewards.ledger.mongo.MongoJournal;
import io.earnest.rewards.ledger.mongo.MongoProjections;
import io.earnest.rewards.ledger.store.Turns;
import io.earnest.rewards.tariff.Tariff;
import io.earnest.rewards.tariff.TariffDocument;
import io.earnest.rewards.tariff.Tariffs;
import io.earnest.rewards.tariff.Twei;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a store in which every activity was booked, unpaid for every reason and refused for every reason, under two tariffs
 * and over several days, with reports and checkpoints; and writes such a store down as JSON lines.
 */
public final class ChainRecorder {
    private static final JsonWriterSettings EXACT =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MongoDatabase database;
    private volatile Instant now = Instant.EPOCH;
    private final ReportSigner signer;

    private ChainRecorder(MongoDatabase database, Path key) {
        this.database = database;
        this.signer = new ReportSigner(new LedgerProperties(key));
    }

    /** @param key Ed25519 private key that signs the reports */
    public static void record(MongoDatabase into, Path key) {
        ChainRecorder recorder = new ChainRecorder(into, key);
        recorder.firstDay();
        recorder.underAnotherTariff();
    }

    /** All documents of all collections, a line each. */
    public static void write(MongoDatabase from, Path file) {
        List<String> lines = new ArrayList<>();
        for (String collection : from.listCollectionNames().into(new ArrayList<>()).stream()
                .sorted()
                .toList()) {
            for (Document document : from.getCollection(collection).find().sort(Sorts.ascending("_id"))) {
                lines.add(new Document("collection", collection)
                        .append("document", document)
                        .toJson(EXACT));
            }
        }
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void firstDay() {
        at("2026-03-02T12:00:00Z");
        try (Ledger ledger = open("writer-one")) {
            List<Command> signUps = new ArrayList<>();
            for (String profile : List.of("ann", "bob", "cyd", "dan", "eve", "fay", "ivy", "joe", "kim")) {
                signUps.add(Commands.signUp(profile));
            }
            ledger.submit(signUps);
            ledger.submit(List.of(
                    Commands.grant("for-bob", "bob", 200),
                    Commands.grant("for-treasury", "treasury", 15_000),
                    Commands.publish("art", "bob"),
                    Commands.publish("bad", "nobody"),
                    Commands.publish("art2", "bob"),
                    Commands.publish("art3", "bob"),
                    Commands.publish("art4", "bob"),
                    Commands.publish("art5", "bob"),
                    Commands.publish("art6", "bob")));
            at("2026-03-02T12:00:01.001Z");
            ledger.submit(List.of(
                    Commands.read("art", "ann", "bob", 3, 130),
                    Commands.read("art", "bob", "bob", 13, 130),
                    Commands.read("art2", "ann", "bob", 3, 15),
                    Commands.read("art3", "ann", "bob", 3, 301),
                    Commands.read("art4", "ann", "bob", 3, 60),
                    Commands.read("imported", "cyd", "archive", 1, 90),
                    Commands.plus("art", "ann", "bob"),
                    Commands.plus("art2", "ann", "bob"),
                    Commands.plus("imported", "ann", "archive"),
                    Commands.minus("imported", "cyd", "archive"),
                    Commands.minus("art", "poor", "bob")));
            ledger.submit(List.of(
                    Commands.comment("com", "art", "ann", "bob"),
                    Commands.comment("com2", "art", "ann", "bob"),
                    Commands.comment("bobs", "art", "bob", "bob"),
                    Commands.comment("unpaid", "art", "poor", "bob"),
                    Commands.comment("far", "imported", "eve", "archive")));
            for (String voter : List.of("cyd", "dan", "eve")) {
                ledger.submit(List.of(
                        Commands.like("com", "art", voter, "ann", "bob"),
                        Commands.like("com2", "art", voter, "ann", "bob")));
            }
            ledger.submit(List.of(
                    Commands.like("com2", "art", "ivy", "ann", "bob"),
                    Commands.like("com2", "art", "joe", "ann", "bob"),
                    Commands.like("com2", "art", "kim", "ann", "bob")));
            ledger.submit(List.of(
                    Commands.like("com", "art", "bob", "ann", "bob"),
                    Commands.like("far", "imported", "fay", "eve", "archive"),
                    Commands.dislike("com", "art", "fay", "ann", "bob"),
                    Commands.dislike("ghost", "art", "fay", "nobody", "bob"),
                    Commands.dislike("com", "art", "poor", "ann", "bob")));
            bought(ledger, "rep-ann", "ann", "art");
            ledger.submit(List.of(
                    Commands.report("rep-poor", "poor", "art"),
                    Commands.report("rep-none", "dan", "imported"),
                    Commands.reverse("article-read:art:ann"),
                    Commands.reverse("comment-posted:com2"),
                    Commands.reverse("grant:for-bob"),
                    Commands.reverse("grant:for-treasury"),
                    Commands.reverse("article-read:no:body"),
                    Commands.tariff(tariff(3)),
                    Commands.tariff(tariff(2))));
        }
    }

    private void underAnotherTariff() {
        at("2026-03-04T00:00:02.500Z");
        try (Ledger ledger = open("writer-two")) {
            ledger.submit(List.of(Commands.signUp("gus"), Commands.signUp("hal")));
            at("2026-03-04T08:00:00Z");
            ledger.submit(List.of(
                    Commands.read("art", "cyd", "bob", 5, 100),
                    Commands.read("art2", "cyd", "bob", 5, 100),
                    Commands.read("art3", "cyd", "bob", 5, 100),
                    Commands.read("art", "gus", "bob", 1, 100),
                    Commands.read("art", "hal", "bob", 1, 400),
                    Commands.read("art2", "hal", "bob", 1, 400),
                    Commands.read("art3", "hal", "bob", 1, 400),
                    Commands.plus("art", "gus", "bob"),
                    Commands.comment("late", "art", "hal", "bob")));
            at("2026-03-05T23:59:59Z");
            ledger.submit(List.of(
                    Commands.like("late", "art", "gus", "hal", "bob"),
                    Commands.like("late", "art", "cyd", "hal", "bob"),
                    Commands.attempt(2, Commands.publish("art6", "bob"))));
            bought(ledger, "rep-hal", "hal", "art");
            ledger.submit(List.of(Commands.attempt(2, Commands.tariff(tariff(3)))));
        }
    }

    private void bought(Ledger ledger, String report, String buyer, String article) {
        ledger.submit(List.of(Commands.report(report, buyer, article)));
        new ReportKeys(signer, database, Clock.fixed(now, ZoneOffset.UTC)).keep();
        new ReportDocuments(database)
                .keep(report, signer.sign(Report.of(ledger.report(report).orElseThrow(), signer.keyId())));
    }

    /** Less to give away, so that the budget is soon exhausted, and other numbers all over. */
    private static TariffDocument tariff(int version) {
        Tariff first = Tariffs.first().tariff();
        Tariff tariff = new Tariff(
                version,
                new Tariff.Prices(
                        Twei.of(21),
                        Twei.of(3),
                        Twei.of(2),
                        Twei.of(4),
                        Twei.of(1),
                        Twei.of(2),
                        Twei.of(2),
                        Twei.of(2)),
                first.rewards(),
                new Tariff.Reading(40, Twei.of(6), 10, 450, 230),
                new Tariff.Limits(
                        Twei.of(8),
                        List.of(new Tariff.PaidReadings(1, 2), new Tariff.PaidReadings(5, 3)),
                        first.limits().paidPluses(),
                        first.limits().paidLikes(),
                        first.limits().commentsValued(),
                        first.limits().publications(),
                        2),
                new Tariff.Pairs(2),
                new Tariff.Budget(Twei.of(40), Twei.of(2), Twei.of(9_000), 600, 87_000));
        return Tariffs.document(JSON.convertValue(tariff, new TypeReference<Map<String, Object>>() {}));
    }

    private Ledger open(String writer) {
        return RunningLedger.start(
                new MongoJournal(database),
                new MongoProjections(database),
                Turns.ALONE,
                () -> now,
                LedgerOptions.of(writer));
    }

    private void at(String instant) {
        now = Instant.parse(instant);
    }
}
