package io.earnest.article.article;

import io.earnest.article.words.Folding;
import io.earnest.chassis.text.PlainLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Tags as they are shown, and the keys by which lists and searches find them: tags of one key are the same tag. */
public final class Tags {
    private Tags() {}

    /** The tag as it is shown: on one line, in lower case. */
    public static String shown(String raw) {
        // Root's lower case keeps the dot of İ as a mark on a letter that has one already.
        return PlainLine.of(raw).toLowerCase(Locale.ROOT).replace("i\u0307", "i");
    }

    /** What the tag has in common with all its spellings. */
    public static String key(String tag) {
        String folded = Folding.of(tag).strip();
        return folded.isEmpty() ? tag : folded;
    }

    /** The keys under which articles of the tag are stored: its own, and the tag as it was before there were keys. */
    static List<String> keys(String tag) {
        return Stream.of(key(tag), tag, PlainLine.of(tag).toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /** The tags, each once: of several spellings the first. */
    static List<String> each(List<String> tags) {
        Map<String, String> byKey = new LinkedHashMap<>();
        tags.forEach(tag -> byKey.putIfAbsent(key(tag), tag));
        return List.copyOf(byKey.values());
    }
}
