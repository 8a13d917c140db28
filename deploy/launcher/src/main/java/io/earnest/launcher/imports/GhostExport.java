package io.earnest.launcher.imports;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ghost's export of a whole site (Settings, Export): tables of its database as JSON. */
final class GhostExport {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String file;
    private final JsonNode tables;
    private final Reading reading;
    private final Map<String, JsonNode> tags;
    private final Map<String, JsonNode> users;
    private final Map<String, List<JsonNode>> postTags;
    private final Map<String, List<JsonNode>> postAuthors;

    private GhostExport(String file, JsonNode tables, Reading reading) {
        this.file = file;
        this.tables = tables;
        this.reading = reading;
        this.tags = byId(tables.path("tags"));
        this.users = byId(tables.path("users"));
        this.postTags = byPost(tables.path("posts_tags"));
        this.postAuthors = byPost(tables.path("posts_authors"));
    }

    /** Whether the file begins as an export does. */
    static boolean isOne(Path file) {
        try (JsonParser parser = JSON.createParser(file)) {
            return parser.nextToken() == JsonToken.START_OBJECT && "db".equals(parser.nextName());
        } catch (JacksonException e) {
            return false;
        }
    }

    /**
     * Notes what the export holds.
     *
     * @throws Unreadable if it is broken
     */
    static void read(String source, Path file, Reading reading, Findings findings) {
        JsonNode tables;
        try {
            tables = JSON.readTree(file).path("db").path(0).path("data");
        } catch (JacksonException e) {
            throw Unreadable.because("this export", e);
        }
        if (!tables.path("posts").isArray()) {
            throw new Unreadable("it looks like an export of Ghost, but holds no posts");
        }
        GhostExport export = new GhostExport(source, tables, reading);
        export.tables.path("posts").forEach(post -> export.note(post, findings));
    }

    private void note(JsonNode post, Findings findings) {
        String name = file + ": " + text(post, "title").orElse("(no title)");
        findings.note(name, mark(post), () -> post(post, name), reading.now());
    }

    private static Optional<LeftOut> mark(JsonNode post) {
        boolean page = text(post, "type").filter("page"::equals).isPresent()
                || post.path("page").asString("").matches("1|true");
        if (page) {
            return Optional.of(new LeftOut(LeftOut.Kind.PAGE, "type: page"));
        }
        String status = text(post, "status").orElse("published");
        if (!Words.isPublic(status)) {
            LeftOut.Kind kind = switch (status) {
                case "scheduled" -> LeftOut.Kind.LATER;
                case "sent" -> LeftOut.Kind.NOT_PUBLIC;
                default -> LeftOut.Kind.DRAFT;
            };
            return Optional.of(new LeftOut(kind, "status: " + status));
        }
        return text(post, "visibility")
                .filter(visibility -> !Words.isPublic(visibility))
                .map(visibility -> new LeftOut(LeftOut.Kind.NOT_PUBLIC, "visibility: " + visibility));
    }

    private Post post(JsonNode post, String name) {
        String id = text(post, "id").orElse(name);
        Optional<String> slug = text(post, "slug");
        return new Post(
                "ghost:" + text(post, "uuid").orElse(file + "#" + id),
                name,
                text(post, "title").orElse(""),
                tags(id),
                byline(post, id),
                publishedAt(post),
                false,
                slug.map(words -> "/" + words + "/").stream().toList(),
                slug.stream().toList(),
                body(post));
    }

    private static Instant publishedAt(JsonNode post) {
        String written = text(post, "published_at")
                .or(() -> text(post, "created_at"))
                .orElseThrow(() -> new Unreadable("it has no date (published_at)"));
        return written.matches("\\d{12,13}")
                ? Instant.ofEpochMilli(Long.parseLong(written))
                : Dates.read(written, ZoneOffset.UTC);
    }

    /** Before Ghost kept HTML beside everything else it kept Markdown. */
    private static Body body(JsonNode post) {
        Optional<String> markdown = text(post, "markdown");
        if (markdown.isPresent()) {
            return new MarkdownBody(new FrontMatter(Map.of(), markdown.get()));
        }
        return text(post, "html")
                .map(html -> new HtmlBody(html.replace("__GHOST_URL__", "")))
                .orElseThrow(() -> new Unreadable("there is no text in it (html)"));
    }

    /** In the post's order; those that begin with # are internal. */
    private List<String> tags(String post) {
        List<String> names = new ArrayList<>();
        for (JsonNode link : postTags.getOrDefault(post, List.of())) {
            JsonNode tag = tags.get(text(link, "tag_id").orElse(""));
            name(tag).filter(name -> !name.startsWith("#")).ifPresent(names::add);
        }
        return names;
    }

    private List<String> byline(JsonNode post, String id) {
        List<String> names = new ArrayList<>();
        for (JsonNode link : postAuthors.getOrDefault(id, List.of())) {
            name(users.get(text(link, "author_id").orElse(""))).ifPresent(names::add);
        }
        if (names.isEmpty()) {
            name(users.get(text(post, "author_id").orElse(""))).ifPresent(names::add);
        }
        return names;
    }

    private static Optional<String> name(@Nullable JsonNode row) {
        return row == null ? Optional.empty() : text(row, "name");
    }

    private static Optional<String> text(JsonNode row, String field) {
        JsonNode value = row.path(field);
        return value.isNull()
                ? Optional.empty()
                : Optional.of(value.asString("")).filter(text -> !text.isBlank());
    }

    private static Map<String, JsonNode> byId(JsonNode table) {
        Map<String, JsonNode> rows = new HashMap<>();
        table.forEach(row -> rows.put(text(row, "id").orElse(""), row));
        return rows;
    }

    private static Map<String, List<JsonNode>> byPost(JsonNode table) {
        Map<String, List<JsonNode>> rows = new HashMap<>();
        StreamSupport.stream(table.spliterator(), false)
                .sorted(Comparator.comparingInt(row -> row.path("sort_order").asInt(0)))
                .forEach(row -> rows.computeIfAbsent(text(row, "post_id").orElse(""), post -> new ArrayList<>())
                        .add(row));
        return rows;
    }
}
