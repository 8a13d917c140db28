package io.earnest.launcher.imports;

import java.util.Locale;
import java.util.Set;

/** Words of front matter that mean yes, no, or that a text is there for everybody. */
final class Words {
    private static final Set<String> NO = Set.of("false", "no", "off", "n", "0");
    private static final Set<String> PUBLIC = Set.of("publish", "published", "public", "live", "posted", "visible");

    private Words() {}

    static boolean isNo(String value) {
        return NO.contains(plain(value));
    }

    static boolean isPublic(String value) {
        return PUBLIC.contains(plain(value));
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Without a comment behind it, which is still there where a block was no YAML and was read by its lines. */
    private static String plain(String value) {
        return lower(value.replaceFirst("\\s#.*$", "").strip());
    }
}
