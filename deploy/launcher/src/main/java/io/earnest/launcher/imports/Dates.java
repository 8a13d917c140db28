package io.earnest.launcher.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as people write them into front matter. */
final class Dates {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})"
            + "(?:[T ]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?)?"
            + "\\s*(?:Z|UTC|([+-]\\d{1,2}):?(\\d{2})?)?\\b.*");

    private Dates() {}

    /** A day, with or without a time and an offset; midnight and UTC where they are missing. */
    static Optional<Instant> lenient(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.of(number(written.group(1)), number(written.group(2)), number(written.group(3)));
            LocalTime time = LocalTime.of(number(written.group(4)), number(written.group(5)), number(written.group(6)));
            int hours = number(written.group(7));
            int minutes = number(written.group(8));
            ZoneOffset offset = ZoneOffset.ofHoursMinutes(hours, hours < 0 ? -minutes : minutes);
            return Optional.of(day.atTime(time).toInstant(offset));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The day as an address shows it. */
    static String path(Instant at) {
        return DateTimeFormatter.ofPattern("uuuu/MM/dd")
                .withZone(ZoneOffset.UTC)
                .format(at);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
