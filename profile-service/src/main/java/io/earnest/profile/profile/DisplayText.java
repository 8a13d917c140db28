package io.earnest.profile.profile;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.text.PlainLine;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Text that people give themselves to be shown. */
final class DisplayText {
    /** One line: no control characters, no separators of lines, nothing that turns the writing direction. */
    static final String LINE = "[^\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]*";

    static final String LINE_MESSAGE = "must be one line of text";

    /** Several lines. One class of characters: a repeated group would cost stack for each line. */
    static final String LINES = "[\\r\\n\\t[^\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069]]*";

    static final String LINES_MESSAGE = "must be text";

    /** A form that a text must have, and what is said where it has not. */
    record Form(Pattern pattern, String message) {}

    static final Form ONE_LINE = new Form(Pattern.compile(LINE), LINE_MESSAGE);
    static final Form SEVERAL_LINES = new Form(Pattern.compile(LINES), LINES_MESSAGE);

    private DisplayText() {}

    /** The text, where it is of the form and no longer than that; 400 otherwise. */
    static String required(String field, String text, int longest, Form form) {
        if (text.length() > longest) {
            throw Problem.invalid(field, "must have at most " + longest + " characters")
                    .exception();
        }
        if (!form.pattern.matcher(text).matches()) {
            throw Problem.invalid(field, form.message).exception();
        }
        return text;
    }

    /** One line, without what nobody sees; empty where nothing is left. */
    static String line(@Nullable String text) {
        return text == null ? "" : PlainLine.of(text);
    }

    /** Several lines, each as {@link #line} has it, with at most one empty line in a row. */
    static String lines(@Nullable String text) {
        return text == null
                ? ""
                : text.lines()
                        .map(PlainLine::of)
                        .collect(Collectors.joining("\n"))
                        .replaceAll("\n{3,}", "\n\n")
                        .strip();
    }
}
