package io.earnest.launcher.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text to import, as its file says it.
 *
 * @param source what names it for ever: the file's path below the imported folder
 * @param frontMatter with the body, as yet uncleaned
 * @param addresses where the old site showed it
 */
record Post(
        String source,
        String title,
        List<String> tags,
        List<String> byline,
        Instant publishedAt,
        List<String> addresses,
        FrontMatter frontMatter) {
    private static final Pattern DATED_NAME = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})-(.+)");
    private static final int LONGEST_TITLE = 200;
    private static final int MOST_TAGS = 20;

    /** A file that can't become an article, and why. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String reason) {
            super(reason);
        }
    }

    static Post of(String source, String content, Instant lastModified) throws Unreadable {
        FrontMatter matter = FrontMatter.of(content)
                .orElseThrow(() -> new Unreadable("it has no front matter between two lines of ---"));
        String name = source.replaceFirst(".*/", "").replaceFirst("\\.[^.]*$", "");
        Matcher dated = DATED_NAME.matcher(name);
        String words = dated.matches() ? dated.group(4) : name;
        String title = shortened(Html.plain(matter.text("title").orElse(words.replaceAll("[-_]+", " "))));
        if (matter.body().isBlank()) {
            throw new Unreadable("there is no text below its front matter");
        }
        Instant publishedAt = matter.text("date")
                .flatMap(Dates::lenient)
                .or(() -> dated.matches() ? Dates.lenient(name) : Optional.empty())
                .orElse(lastModified);
        return new Post(
                source,
                title,
                tags(matter),
                matter.list("authors").isEmpty() ? matter.list("author") : matter.list("authors"),
                publishedAt,
                addresses(matter, name, words, publishedAt),
                matter);
    }

    private static String shortened(String title) {
        return title.length() <= LONGEST_TITLE
                ? title
                : title.substring(0, LONGEST_TITLE - 1).strip() + "…";
    }

    private static List<String> tags(FrontMatter matter) {
        Set<String> tags = new LinkedHashSet<>();
        for (String tag : matter.list("tags")) {
            tags.add(tag.toLowerCase(Locale.ROOT).replaceAll("\\s+", " "));
        }
        return tags.stream().limit(MOST_TAGS).toList();
    }

    /** The address that a blog gives by date and name, by the name's own date too, and those that the file lists. */
    private static List<String> addresses(FrontMatter matter, String name, String words, Instant publishedAt) {
        List<String> addresses = new ArrayList<>(matter.list("permalink"));
        addresses.addAll(matter.list("redirect_from"));
        Matcher dated = DATED_NAME.matcher(name);
        if (dated.matches()) {
            addresses.add("/" + dated.group(1) + "/" + dated.group(2) + "/" + dated.group(3) + "/" + words);
        }
        addresses.add("/" + Dates.path(publishedAt) + "/" + words);
        addresses.add(words);
        addresses.add(name + ".md");
        return addresses;
    }
}
