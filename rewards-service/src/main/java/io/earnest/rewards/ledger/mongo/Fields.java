package io.earnest.rewards.ledger.mongo;

import io.earnest.rewards.tariff.Twei;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Reads the fields of documents that this package wrote. */
final class Fields {

    private Fields() {}

    static String string(Document document, String name) {
        return required(document.getString(name), name);
    }

    static long number(Document document, String name) {
        // Nothing else is ever written; a changed type must be found, not converted.
        return switch (document.get(name)) {
            case Long number -> number;
            case Integer number -> number;
            case null, default -> throw new IllegalArgumentException(name + " is no integer");
        };
    }

    static int integer(Document document, String name) {
        return Math.toIntExact(number(document, name));
    }

    static Twei twei(Document document, String name) {
        return Twei.of(number(document, name));
    }

    static @Nullable Twei tweiOrNull(Document document, String name) {
        return document.get(name) == null ? null : twei(document, name);
    }

    static LocalDate date(Document document, String name) {
        return LocalDate.parse(string(document, name));
    }

    static Instant instant(Document document, String name) {
        return required(document.getDate(name), name).toInstant();
    }

    static Document document(Document document, String name) {
        return required(document.get(name, Document.class), name);
    }

    static Date date(Instant at) {
        return Date.from(at);
    }

    private static <T> T required(@Nullable T value, String name) {
        return Objects.requireNonNull(value, () -> name + " is missing");
    }
}
