package io.earnest.launcher.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of Markdown below a front matter, as Jekyll, Hugo, Hexo and Eleventy read it. */
final class MarkdownPost {
    private static final Pattern DATED_NAME = Pattern.compile("(\\d{4}-\\d{1,2}-\\d{1,2})-(.+)");
    /** In the order in which they count. */
    private static final List<String> DATES = List.of(
            "date", "publishdate", "pubdate", "published_at", "publishedat", "datepublished", "published", "created");
    /** What Eleventy takes for "the file's time". */
    private static final Pattern TIME_OF_FILE = Pattern.compile("(?i)(?:git )?(?:last modified|created)");

    private final String source;
    private final FrontMatter matter;
    private final Instant lastModified;
    private final Reading reading;
    private final String name;
    private final Optional<String> nameDate;
    private final String words;

    private MarkdownPost(String source, FrontMatter matter, Instant lastModified, Reading reading) {
        this.source = source;
        this.matter = matter;
        this.lastModified = lastModified;
        this.reading = reading;
        // A bundle's text is called index, and its folder what it is about.
        this.name = source.replaceFirst("/index\\.[^./]*$", ".")
                .replaceFirst(".*/", "")
                .replaceFirst("\\.[^.]*$", "");
        Matcher dated = DATED_NAME.matcher(name);
        boolean matches = dated.matches();
        this.nameDate = matches ? Optional.of(dated.group(1)) : Optional.empty();
        this.words = matches ? dated.group(2) : name;
    }

    /**
     * Notes what the file holds.
     *
     * @throws Unreadable where that can't be told
     */
    static void read(String source, String content, Instant lastModified, Reading reading, Findings findings) {
        Optional<FrontMatter> matter = FrontMatter.of(content);
        if (matter.isEmpty()) {
            findings.leftOut(source, new LeftOut(LeftOut.Kind.NO_POST, "it has no front matter"));
            return;
        }
        Optional<LeftOut> mark = Marks.of(matter.get(), source);
        if (mark.isPresent()) {
            findings.leftOut(source, mark.get());
            return;
        }
        Post post = new MarkdownPost(source, matter.get(), lastModified, reading).post();
        Marks.late(matter.get(), post.publishedAt(), reading)
                .ifPresentOrElse(late -> findings.leftOut(source, late), () -> findings.add(post));
    }

    private Post post() {
        if (matter.body().isBlank()) {
            throw new Unreadable("there is no text below its front matter");
        }
        Optional<Instant> written = date();
        Instant publishedAt = written.orElse(lastModified);
        List<String> aliases = aliases();
        return new Post(
                source,
                source,
                matter.text("title").orElse(words.replaceAll("[-_]+", " ")),
                tags(),
                byline(),
                publishedAt,
                written.isEmpty(),
                aliases,
                addresses(publishedAt, aliases),
                new MarkdownBody(matter));
    }

    /** What the file says, or else its name. */
    private Optional<Instant> date() {
        Optional<String> written = DATES.stream()
                .flatMap(field -> matter.text(field).stream())
                // "published: true" is a mark and no date.
                .filter(value -> !Words.isNo(value) && !value.equalsIgnoreCase("true") && !Words.isPublic(value))
                .findFirst();
        if (written.filter(value -> TIME_OF_FILE.matcher(value).matches()).isPresent()) {
            return Optional.empty();
        }
        return written.or(() -> nameDate).map(value -> Dates.read(value, reading.zone()));
    }

    private List<String> tags() {
        List<String> tags = new ArrayList<>();
        for (String field : List.of("tags", "categories")) {
            tags.addAll(matter.words(field));
        }
        for (String field : List.of("tag", "category")) {
            tags.addAll(matter.values(field));
        }
        return tags;
    }

    private List<String> byline() {
        for (String field : List.of("authors", "author", "byline", "by")) {
            List<String> names = matter.list(field);
            if (!names.isEmpty()) {
                return names;
            }
        }
        return List.of();
    }

    private List<String> aliases() {
        List<String> aliases = new ArrayList<>();
        for (String field : List.of("aliases", "alias", "redirect_from")) {
            aliases.addAll(matter.list(field));
        }
        // Else a permalink is the name of a form, and a URL what a text is about.
        for (String field : List.of("permalink", "url")) {
            matter.text(field).filter(path -> path.startsWith("/")).ifPresent(aliases::add);
        }
        return aliases;
    }

    /** The address that a blog gives by date and name, by the name's own date too. */
    private List<String> addresses(Instant publishedAt, List<String> aliases) {
        List<String> addresses = new ArrayList<>(aliases);
        nameDate.ifPresent(date -> addresses.add("/" + date.replace('-', '/') + "/" + words));
        addresses.add("/" + Dates.path(publishedAt, reading.zone()) + "/" + words);
        matter.text("slug").ifPresent(addresses::add);
        addresses.add(words);
        addresses.add(name + ".md");
        addresses.add(source);
        return addresses;
    }
}
