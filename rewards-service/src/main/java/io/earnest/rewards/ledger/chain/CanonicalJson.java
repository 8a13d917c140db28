package io.earnest.rewards.ledger.chain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON in the one form of RFC 8785: no spaces, members sorted by UTF-16 code units, the shortest escapes. Numbers are
 * integers that a double holds exactly, which is all that the ledger hashes.
 */
public final class CanonicalJson {

    private static final long LARGEST = (1L << 53) - 1;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private CanonicalJson() {}

    /**
     * The bytes of a tree of maps, lists, strings, integers and booleans.
     *
     * @throws IllegalArgumentException if it holds anything else
     * @throws ArithmeticException if a number is more than a double holds exactly
     */
    public static byte[] bytes(Object value) {
        StringBuilder out = new StringBuilder(64);
        write(out, value);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(StringBuilder out, @Nullable Object value) {
        switch (value) {
            case null -> throw new IllegalArgumentException("not in canonical JSON: null");
            case String string -> writeString(out, string);
            case Long number -> writeNumber(out, number);
            case Integer number -> writeNumber(out, number);
            case Boolean bool -> out.append((boolean) bool);
            case List<?> list -> writeList(out, list);
            case Map<?, ?> map -> writeMap(out, map);
            default ->
                throw new IllegalArgumentException(
                        "not in canonical JSON: " + value.getClass().getName());
        }
    }

    private static void writeNumber(StringBuilder out, long number) {
        if (number > LARGEST || number < -LARGEST) {
            throw new ArithmeticException(number + " is more than canonical JSON holds exactly");
        }
        out.append(number);
    }

    private static void writeList(StringBuilder out, List<?> list) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(out, list.get(i));
        }
        out.append(']');
    }

    private static void writeMap(StringBuilder out, Map<?, ?> map) {
        List<String> names = new ArrayList<>(map.size());
        for (Object name : map.keySet()) {
            names.add((String) name);
        }
        // String's order is that of UTF-16 code units, as the RFC wants it.
        Collections.sort(names);
        out.append('{');
        boolean first = true;
        for (String name : names) {
            if (!first) {
                out.append(',');
            }
            first = false;
            writeString(out, name);
            out.append(':');
            write(out, map.get(name));
        }
        out.append('}');
    }

    private static void writeString(StringBuilder out, String string) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
