package io.earnest.gateway.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How pages say numbers, times and names. Times are in UTC, as a page is the same for every visitor. */
public final class Words {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);
    private static final char MINUS = '\u2212';
    private static final char NARROW_SPACE = '\u202f';
    private static final int HUES = 8;

    private Words() {}

    /** {@code 21 October 2026}. */
    public static String day(Instant at) {
        return DAY.format(at.atOffset(ZoneOffset.UTC));
    }

    /** {@code 21 October 2026} for {@code 2026-10-21}. */
    public static String day(String isoDate) {
        return DAY.format(LocalDate.parse(isoDate));
    }

    /** {@code October 2026}. */
    public static String month(Instant at) {
        return MONTH.format(at.atOffset(ZoneOffset.UTC));
    }

    /** {@code 21 October 2026, 09:04 UTC}. */
    public static String minute(Instant at) {
        return MINUTE.format(at.atOffset(ZoneOffset.UTC));
    }

    /** Reading time as people say it: whole minutes, never less than one. */
    public static String minutes(long seconds) {
        return Math.max(1, Math.round(seconds / 60.0)) + " min";
    }

    /** {@code 1:52}. */
    public static String clock(long seconds) {
        return "%d:%02d".formatted(seconds / 60, seconds % 60);
    }

    /** {@code 12 345}, grouped by narrow spaces, with a true minus sign. */
    public static String amount(long twei) {
        String digits = Long.toString(Math.abs(twei));
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            int behind = digits.length() - i;
            if (i > 0 && behind % 3 == 0 && digits.length() > 4) {
                grouped.append(NARROW_SPACE);
            }
            grouped.append(digits.charAt(i));
        }
        return (twei < 0 ? MINUS + grouped.toString() : grouped.toString());
    }

    /** {@code +5}, {@code −2}, {@code 0}. */
    public static String signed(long twei) {
        return (twei > 0 ? "+" : "") + amount(twei);
    }

    /** {@code 1 comment}, {@code 2 comments}. */
    public static String count(long number, String one, String many) {
        return amount(number) + " " + (number == 1 ? one : many);
    }

    /** {@code 3 pluses, 1 minus}; what there is none of is left out. */
    public static String ratings(long pluses, long minuses) {
        String liked = pluses > 0 ? count(pluses, "plus", "pluses") : "";
        String disliked = minuses > 0 ? count(minuses, "minus", "minuses") : "";
        return liked + (liked.isEmpty() || disliked.isEmpty() ? "" : ", ") + disliked;
    }

    /** The letter in a person's circle. */
    public static String monogram(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return "?";
        }
        return name.strip().substring(0, name.strip().offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    /** Which of the eight inks a person's circle has, the same everywhere (session.js does the same sum). */
    public static int hue(@Nullable String handle) {
        int sum = 0;
        for (int i = 0; handle != null && i < handle.length(); i++) {
            sum = (sum * 31 + handle.charAt(i)) % 9973;
        }
        return sum % HUES;
    }
}
