package io.earnest.launcher.imports;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * A text to import.
 *
 * @param source what names it for ever: the file's path below the imported folder, or the name that its old site gave it
 * @param name what it is called while it is imported
 * @param tags lower-case, each once
 * @param aliases paths under which the old site showed it, that shall lead here
 * @param addresses by which other texts of the import may mean it, beside those
 * @param timeOfFile whether the file's time had to stand for a date that it does not have
 */
record Post(
        String source,
        String name,
        String title,
        List<String> tags,
        List<String> byline,
        Instant publishedAt,
        boolean timeOfFile,
        List<String> aliases,
        List<String> addresses,
        Body body) {
    /** As many as the API takes of an import. */
    static final int MOST_TAGS = 20;

    static final int MOST_ALIASES = 20;
    private static final int LONGEST_TITLE = 200;

    Post {
        title = shortened(Html.plain(title));
        tags = List.copyOf(lower(tags));
        aliases = Aliases.of(aliases);
    }

    private static String shortened(String title) {
        return title.length() <= LONGEST_TITLE
                ? title
                : title.substring(0, LONGEST_TITLE - 1).strip() + "…";
    }

    private static SequencedSet<String> lower(List<String> tags) {
        SequencedSet<String> lower = new LinkedHashSet<>();
        for (String tag : tags) {
            lower.add(Words.lower(tag).replaceAll("\\s+", " "));
        }
        return lower;
    }
}
