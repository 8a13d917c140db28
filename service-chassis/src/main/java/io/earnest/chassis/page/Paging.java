package io.earnest.chassis.page;

import io.earnest.chassis.problem.Problem;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Limits and cursors of lists. Everything that a client can get wrong here is a 400. */
public final class Paging {
    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;

    private static final String SEPARATOR = "\u001f";

    private Paging() {}

    /** The limit asked for, 20 where none is. */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT_LIMIT;
        }
        if (asked < 1 || asked > MAX_LIMIT) {
            throw Problem.invalid("limit", "must be from 1 to " + MAX_LIMIT).exception();
        }
        return asked;
    }

    /** An opaque cursor of these parts. */
    public static String cursor(String... parts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    /** The parts of a cursor, or null where the list starts. */
    public static @Nullable List<String> parts(@Nullable String cursor, int count) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            if (cursor.length() <= 500) {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(java.nio.ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor)))
                        .toString();
                List<String> parts = List.of(text.split(SEPARATOR, -1));
                if (parts.size() == count) {
                    return parts;
                }
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            // Answered below like every other cursor that this list did not give.
        }
        throw badCursor();
    }

    /** A number out of a cursor. */
    public static long number(String part) {
        try {
            return Long.parseLong(part);
        } catch (NumberFormatException e) {
            throw badCursor();
        }
    }

    private static RuntimeException badCursor() {
        return Problem.invalid("cursor", "is not one that this list gave; start without it")
                .exception();
    }
}
