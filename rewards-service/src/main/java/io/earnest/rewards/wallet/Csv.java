package io.earnest.rewards.wallet;

import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Lines of comma-separated values (RFC 4180). A cell of text that a spreadsheet would take for a formula ({@code = + - @},
 * a tab or a carriage return in front) is quoted and gets an apostrophe, which spreadsheets read as "this is text". A number
 * is written as it is, with its sign: digits calculate nothing, and a loss must stay a number to be summed up.
 */
final class Csv {
    private static final String FORMULA = "=+-@\t\r";

    private final Writer out;

    Csv(Writer out) {
        this.out = out;
    }

    /** Writes a line; cells are numbers, texts (by their {@code toString}), or empty where null. */
    void line(@Nullable Object... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(cell(cells[i]));
        }
        out.write("\r\n");
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Long number -> number.toString();
            case Integer number -> number.toString();
            default -> text(value.toString());
        };
    }

    private static String text(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        boolean special = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        if (!formula && !special) {
            return text;
        }
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
