package io.earnest.launcher.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The marks by which site generators keep a text from their readers. Where it is not sure what a mark means, the text is
 * taken for one that is not published: what stays unpublished can be published later, and not the reverse.
 */
final class Marks {
    private static final Pattern DRAFTS = Pattern.compile("(?i)(?:^|/)_?drafts/");
    private static final Predicate<String> YES = Predicate.not(Words::isNo);
    private static final Predicate<String> HIDDEN = Predicate.not(Words::isPublic);

    private Marks() {}

    /** Why the text is left out whatever its date is; empty if it is not. */
    static Optional<LeftOut> of(FrontMatter matter, String source) {
        return draft(matter, source).or(() -> hidden(matter)).or(() -> page(matter, source));
    }

    private static Optional<LeftOut> draft(FrontMatter matter, String source) {
        if (DRAFTS.matcher(source).find()) {
            return Optional.of(new LeftOut(LeftOut.Kind.DRAFT, "it lies in a folder of drafts"));
        }
        return marked(matter, LeftOut.Kind.DRAFT, YES, "draft", "drafts", "unpublished")
                .or(() -> marked(matter, LeftOut.Kind.DRAFT, Words::isNo, "published", "publish", "permalink"))
                .or(() -> marked(matter, LeftOut.Kind.DRAFT, HIDDEN, "status", "post_status"))
                .or(() -> marked(matter, LeftOut.Kind.DRAFT, "draft"::equalsIgnoreCase, "layout", "type"));
    }

    private static Optional<LeftOut> hidden(FrontMatter matter) {
        if (matter.text("password").isPresent()) {
            return Optional.of(new LeftOut(LeftOut.Kind.NOT_PUBLIC, "it has a password"));
        }
        return marked(matter, LeftOut.Kind.NOT_PUBLIC, HIDDEN, "visibility")
                .or(() -> marked(
                        matter,
                        LeftOut.Kind.NOT_PUBLIC,
                        YES,
                        "private",
                        "hidden",
                        "unlisted",
                        "headless",
                        "eleventyexcludefromcollections"))
                .or(() -> neverBuilt(matter));
    }

    /** Hugo's options of building. */
    private static Optional<LeftOut> neverBuilt(FrontMatter matter) {
        for (String name : List.of("build", "_build")) {
            if (matter.fields().get(name) instanceof Map<?, ?> build) {
                for (String option : List.of("render", "list")) {
                    String value = String.valueOf(build.get(option));
                    if (value.equals("never") || Words.isNo(value)) {
                        return Optional.of(new LeftOut(LeftOut.Kind.NOT_PUBLIC, name + "." + option + ": " + value));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<LeftOut> page(FrontMatter matter, String source) {
        if (source.matches("(?:.*/)?_index\\.[^/]*")) {
            return Optional.of(new LeftOut(LeftOut.Kind.PAGE, "_index is a list's own text"));
        }
        return source.matches("(?:.*/)?_posts/.*")
                ? Optional.empty()
                : marked(matter, LeftOut.Kind.PAGE, "page"::equalsIgnoreCase, "layout", "type");
    }

    /** Why the text is not shown at this time. */
    static Optional<LeftOut> late(FrontMatter matter, Instant publishedAt, Reading reading) {
        if (publishedAt.isAfter(reading.now())) {
            return Optional.of(new LeftOut(LeftOut.Kind.LATER, publishedAt.toString()));
        }
        return marked(matter, LeftOut.Kind.LATER, at -> time(at, reading).isAfter(reading.now()), "publishdate")
                .or(() -> marked(
                        matter, LeftOut.Kind.OVER, at -> time(at, reading).isBefore(reading.now()), "expirydate"));
    }

    private static Instant time(String written, Reading reading) {
        return Dates.read(written, reading.zone());
    }

    private static Optional<LeftOut> marked(
            FrontMatter matter, LeftOut.Kind kind, Predicate<String> mark, String... fields) {
        for (String field : fields) {
            Optional<String> value = matter.text(field).filter(mark);
            if (value.isPresent()) {
                return Optional.of(new LeftOut(kind, field + ": " + value.get()));
            }
        }
        return Optional.empty();
    }
}
