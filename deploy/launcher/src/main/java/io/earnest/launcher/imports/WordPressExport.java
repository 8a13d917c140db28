package io.earnest.launcher.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * WordPress' export (Tools, Export): WXR, an RSS feed with more fields. It is XML of somebody else: without a document type
 * there are no entities but XML's own five, so nothing in it can name a file or grow.
 */
final class WordPressExport {
    private static final int FIRST_BYTES = 8_000;
    private static final String DEFAULT_CATEGORY = "Uncategorized";

    private final String file;
    private final Reading reading;
    private final Findings findings;
    private final Map<String, String> names = new HashMap<>();

    private WordPressExport(String file, Reading reading, Findings findings) {
        this.file = file;
        this.reading = reading;
        this.findings = findings;
    }

    /** One post, page or other thing: its simple fields by their names, and its tags. */
    private record Item(Map<String, String> fields, List<String> tags) {
        Optional<String> text(String field) {
            return Optional.ofNullable(fields.get(field)).map(String::strip).filter(text -> !text.isEmpty());
        }
    }

    /** Whether the file begins as an export does. */
    static boolean isOne(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(FIRST_BYTES), StandardCharsets.ISO_8859_1)
                    .contains("://wordpress.org/export/");
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Notes what the export holds.
     *
     * @throws Unreadable if it is broken; what stands before that place is noted
     */
    static void read(String source, Path file, Reading reading, Findings findings) throws IOException {
        XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        xml.setProperty(XMLInputFactory.IS_COALESCING, true);
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader reader = xml.createXMLStreamReader(in);
            new WordPressExport(source, reading, findings).channel(reader);
        } catch (XMLStreamException e) {
            throw new Unreadable("it is broken in line " + e.getLocation().getLineNumber()
                    + ", so what stands below is not imported: "
                    + String.valueOf(e.getMessage()).replaceFirst("(?s).*Message: ", ""));
        }
    }

    private void channel(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                switch (name(reader)) {
                    case "wp:author" -> author(fields(reader));
                    case "item" -> note(fields(reader));
                    default -> {
                        // a field of the channel, or what is around it
                    }
                }
            }
        }
    }

    private void author(Item author) {
        author.text("wp:author_login")
                .ifPresent(login ->
                        names.put(login, author.text("wp:author_display_name").orElse(login)));
    }

    /** The element's children that are text alone; of others nothing is needed. */
    private static Item fields(XMLStreamReader reader) throws XMLStreamException {
        Item item = new Item(new HashMap<>(), new ArrayList<>());
        StringBuilder text = new StringBuilder();
        String domain = null;
        int depth = 1;
        while (depth > 0) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    text.setLength(0);
                    domain = depth == 2 ? reader.getAttributeValue(null, "domain") : domain;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth == 2) {
                        put(item, name(reader), domain, text.toString());
                    }
                    text.setLength(0);
                    depth--;
                }
                default -> {
                    // comments and the like
                }
            }
        }
        return item;
    }

    private static void put(Item item, String name, @Nullable String domain, String text) {
        if (!name.equals("category")) {
            item.fields().putIfAbsent(name, text);
        } else if (("post_tag".equals(domain) || "category".equals(domain)) && !text.equals(DEFAULT_CATEGORY)) {
            item.tags().add(Html.plain(text));
        }
    }

    private static String name(XMLStreamReader reader) {
        String prefix = reader.getPrefix();
        return prefix == null || prefix.isEmpty() ? reader.getLocalName() : prefix + ":" + reader.getLocalName();
    }

    private void note(Item item) {
        String type = item.text("wp:post_type").orElse("post");
        if (!type.equals("post") && !type.equals("page")) {
            findings.other(type);
            return;
        }
        String name = file + ": " + item.text("title").orElse("(no title)");
        findings.note(name, mark(item, type), () -> post(item, name), reading.now());
    }

    private static Optional<LeftOut> mark(Item item, String type) {
        String status = item.text("wp:status").orElse("publish");
        if (!Words.isPublic(status)) {
            LeftOut.Kind kind = switch (status) {
                case "future" -> LeftOut.Kind.LATER;
                case "private" -> LeftOut.Kind.NOT_PUBLIC;
                default -> LeftOut.Kind.DRAFT;
            };
            return Optional.of(new LeftOut(kind, "status: " + status));
        }
        if (item.text("wp:post_password").isPresent()) {
            return Optional.of(new LeftOut(LeftOut.Kind.NOT_PUBLIC, "it has a password"));
        }
        return type.equals("page") ? Optional.of(new LeftOut(LeftOut.Kind.PAGE, "type: page")) : Optional.empty();
    }

    private Post post(Item item, String name) {
        Optional<String> slug = item.text("wp:post_name");
        return new Post(
                item.text("guid").orElse(file + "#" + item.text("wp:post_id").orElse(name)),
                name,
                item.text("title").orElse(""),
                item.tags(),
                item.text("dc:creator").map(login -> names.getOrDefault(login, login)).stream()
                        .toList(),
                publishedAt(item),
                false,
                item.text("link").stream().toList(),
                Stream.concat(item.text("link").stream(), slug.stream()).toList(),
                new HtmlBody(item.text("content:encoded")
                        .orElseThrow(() -> new Unreadable("there is no text in it (content:encoded)"))));
    }

    private Instant publishedAt(Item item) {
        return item.text("wp:post_date_gmt")
                .filter(WordPressExport::isDate)
                .map(written -> Dates.read(written, ZoneOffset.UTC))
                .or(() -> item.text("wp:post_date")
                        .filter(WordPressExport::isDate)
                        .or(() -> item.text("pubDate"))
                        .map(written -> Dates.read(written, reading.zone())))
                .orElseThrow(() -> new Unreadable("it has no date (wp:post_date)"));
    }

    /** WordPress' "none" is a day of the year 0. */
    private static boolean isDate(String written) {
        return !written.startsWith("0000");
    }
}
