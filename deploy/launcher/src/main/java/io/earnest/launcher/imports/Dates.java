package io.earnest.launcher.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as site generators, Ghost, WordPress and people write them. What can be read in two ways is refused: an import is
 * published under its date for ever.
 */
final class Dates {
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?!\\d)");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})(?!\\d)");
    private static final Pattern DAY_MONTH =
            Pattern.compile("(?i)(\\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\\.?,?[ -](\\d{4})(?!\\d)");
    private static final Pattern MONTH_DAY =
            Pattern.compile("(?i)([a-z]{3,9})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)");
    /** As C writes it, the year at the end: {@code Jan 2 15:04:05 -0700 2012}. */
    private static final Pattern YEAR_AT_THE_END = Pattern.compile(
            "(?i)([a-z]{3,9} \\d{1,2}) (\\d{1,2}:\\d\\d(?::\\d\\d)?)( [a-z]{2,5}| [+-]\\d{4})? (\\d{4})");

    private static final Pattern WEEKDAY =
            Pattern.compile("(?i)^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\\.?,? (?=\\S)");
    private static final Pattern TIME =
            Pattern.compile("(?i)(?:[T ]|,? at |, ?)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?"
                    + "(?: ?([ap])\\.?m\\.?)?(?: ?(z|[+-]\\d{1,2}(?::?\\d{2})?|[a-z]{2,5}|[a-z_]+/[a-z_/]+))?"
                    + "(?: [a-z]{3,5}| ?\\([a-z ]+\\)|\\[[a-z_/]+])?");
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    /** RFC 822's, and those that stand for one offset alone. Others, as BST or IST, mean several. */
    private static final Map<String, Integer> ZONE_HOURS = Map.ofEntries(
            Map.entry("Z", 0),
            Map.entry("UT", 0),
            Map.entry("UTC", 0),
            Map.entry("GMT", 0),
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CST", -6),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7),
            Map.entry("CET", 1),
            Map.entry("CEST", 2));

    private Dates() {}

    /**
     * A day, with or without a time and a zone.
     *
     * @param zone where the text names none; the time is midnight where it names none
     * @throws Unreadable with what to write instead
     */
    static Instant read(String written, ZoneId zone) {
        String text = WEEKDAY.matcher(written.strip().replaceAll("\\s+", " ")).replaceFirst("");
        Matcher yearAtTheEnd = YEAR_AT_THE_END.matcher(text);
        if (yearAtTheEnd.matches()) {
            String offset = yearAtTheEnd.group(3) == null ? "" : yearAtTheEnd.group(3);
            text = yearAtTheEnd.group(1) + " " + yearAtTheEnd.group(4) + " " + yearAtTheEnd.group(2) + offset;
        }
        try {
            return read(text, written, zone);
        } catch (DateTimeException e) {
            throw unreadable(written);
        }
    }

    private static Instant read(String text, String written, ZoneId zone) {
        for (Pattern form : List.of(YEAR_FIRST, COMPACT, YEAR_LAST, DAY_MONTH, MONTH_DAY)) {
            Matcher day = form.matcher(text);
            if (day.lookingAt()) {
                LocalDate date = date(form, day, written);
                String rest = text.substring(day.end());
                if (rest.isBlank() || rest.matches("(?i) ?z")) {
                    return date.atStartOfDay(rest.isBlank() ? zone : ZoneOffset.UTC)
                            .toInstant();
                }
                Matcher time = TIME.matcher(rest);
                if (!time.matches()) {
                    break;
                }
                return date.atTime(time(time)).atZone(zone(time.group(5), zone)).toInstant();
            }
        }
        throw unreadable(written);
    }

    private static LocalDate date(Pattern form, Matcher day, String written) {
        if (form == YEAR_FIRST) {
            return LocalDate.of(number(day.group(1)), number(day.group(3)), number(day.group(4)));
        }
        if (form == COMPACT) {
            return LocalDate.of(number(day.group(1)), number(day.group(2)), number(day.group(3)));
        }
        int year = number(day.group(form == YEAR_LAST ? 4 : 3));
        if (form == DAY_MONTH) {
            return LocalDate.of(year, month(day.group(2)), number(day.group(1)));
        }
        return form == MONTH_DAY
                ? LocalDate.of(year, month(day.group(1)), number(day.group(2)))
                : onlyReading(number(day.group(1)), number(day.group(3)), year, written);
    }

    /** Europe puts the day first, America the month: read where only one of both is a date, or both are the same. */
    private static LocalDate onlyReading(int first, int second, int year, String written) {
        if (first > 12) {
            return LocalDate.of(year, second, first);
        }
        LocalDate monthFirst = LocalDate.of(year, first, second);
        if (second > 12 || first == second) {
            return monthFirst;
        }
        throw new Unreadable("its date \"%s\" may be %s or %s: write the one that is meant"
                .formatted(written, LocalDate.of(year, second, first), monthFirst));
    }

    private static int month(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).startsWith(word) || (word.equals("sept") && i == 8)) {
                return i + 1;
            }
        }
        throw new DateTimeException("no month " + name);
    }

    private static LocalTime time(Matcher time) {
        int hour = number(time.group(1));
        String half = time.group(4);
        if (half != null && hour <= 12) {
            hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        } else if (half != null && half.equalsIgnoreCase("a")) {
            throw new DateTimeException("no such hour before noon");
        }
        return LocalTime.of(hour, number(time.group(2)), number(time.group(3)));
    }

    private static ZoneId zone(@Nullable String name, ZoneId otherwise) {
        if (name == null) {
            return otherwise;
        }
        Integer hours = ZONE_HOURS.get(name.toUpperCase(Locale.ROOT));
        if (hours != null) {
            return ZoneOffset.ofHours(hours);
        }
        return ZoneId.of(
                name.replaceFirst("^([+-])(\\d)(?=$|:)", "$10$2").replaceFirst("^([+-])(\\d)(\\d{2})$", "$10$2$3"));
    }

    private static Unreadable unreadable(String written) {
        String shown = written.length() <= 60 ? written : written.substring(0, 60) + "…";
        return new Unreadable(
                "its date \"" + shown + "\" can't be read: write it as 2012-01-31, or as 2012-01-31 23:30:00 +0100");
    }

    /** The day as an address shows it. */
    static String path(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("uuuu/MM/dd").withZone(zone).format(at);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
