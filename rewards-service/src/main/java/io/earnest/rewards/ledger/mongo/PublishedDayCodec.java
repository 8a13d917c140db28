package io.earnest.rewards.ledger.mongo;

import static io.earnest.rewards.ledger.mongo.Fields.date;
import static io.earnest.rewards.ledger.mongo.Fields.instant;
import static io.earnest.rewards.ledger.mongo.Fields.twei;

import io.earnest.rewards.ledger.state.PublishedDay;
import org.bson.Document;

/** A day's last published sums, as a part of a checkpoint. */
final class PublishedDayCodec {
    private PublishedDayCodec() {}

    static Document of(PublishedDay day) {
        return new Document("date", day.date().toString())
                .append("asOf", Fields.date(day.asOf()))
                .append("issued", day.issued().amount())
                .append("held", day.held().amount())
                .append("treasury", day.treasury().amount())
                .append("budget", day.budget().amount())
                .append("archive", day.archive().amount())
                .append("paid", day.paid().amount());
    }

    static PublishedDay day(Document document) {
        return new PublishedDay(
                date(document, "date"),
                instant(document, "asOf"),
                twei(document, "issued"),
                twei(document, "held"),
                twei(document, "treasury"),
                twei(document, "budget"),
                twei(document, "archive"),
                twei(document, "paid"));
    }
}
