package io.earnest.article.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.article.testing.RunningService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a strict XML parser reads out of the feeds and the sitemap. */
class FeedWebTest extends RunningService {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String SITE = "http://localhost:8080";

    private final HttpClient http = HttpClient.newHttpClient();

    private String published(Person author, Map<String, Object> text) {
        String id = author.http().post("/api/articles", text).text("id");
        assertThat(author.http()
                        .post("/api/articles/" + id + "/publication", null)
                        .status())
                .isEqualTo(200);
        return id;
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private Element xml(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return parsed(answer.body()).getDocumentElement();
    }

    private static Document parsed(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static List<Element> all(Element in, String namespace, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = in.getElementsByTagNameNS(namespace, name);
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i).getParentNode() == in) {
                found.add((Element) nodes.item(i));
            }
        }
        return found;
    }

    private static String text(Element in, String name) {
        List<Element> found = all(in, ATOM, name);
        assertThat(found).as(name + " stands there once").hasSize(1);
        return found.getFirst().getTextContent();
    }

    private static String link(Element in, String relation) {
        List<String> found = all(in, ATOM, "link").stream()
                .filter(link -> link.getAttribute("rel").equals(relation))
                .map(link -> link.getAttribute("href"))
                .toList();
        assertThat(found).as(relation).hasSize(1);
        return found.getFirst();
    }

    /** What RFC 4287 demands of every feed. */
    private static List<Element> validEntries(Element feed) {
        assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
        assertThat(feed.getLocalName()).isEqualTo("feed");
        assertThat(URI.create(text(feed, "id")).isAbsolute()).isTrue();
        assertThat(text(feed, "title")).isNotBlank();
        Instant.parse(text(feed, "updated"));
        assertThat(link(feed, "self")).startsWith(SITE + "/feed.atom");
        assertThat(URI.create(link(feed, "alternate")).isAbsolute()).isTrue();
        List<Element> entries = all(feed, ATOM, "entry");
        assertThat(entries).hasSizeLessThanOrEqualTo(50);
        assertThat(entries.stream().map(entry -> text(entry, "id"))).doesNotHaveDuplicates();
        for (Element entry : entries) {
            assertThat(URI.create(text(entry, "id")).isAbsolute()).isTrue();
            assertThat(text(entry, "title")).isNotBlank();
            assertThat(Instant.parse(text(entry, "updated")))
                    .isAfterOrEqualTo(Instant.parse(text(entry, "published")))
                    .isBeforeOrEqualTo(Instant.parse(text(feed, "updated")));
            assertThat(URI.create(link(entry, "alternate")).isAbsolute()).isTrue();
            List<Element> authors = all(entry, ATOM, "author");
            assertThat(authors).isNotEmpty();
            authors.forEach(author -> assertThat(text(author, "name")).isNotBlank());
            text(entry, "summary");
            all(entry, ATOM, "category")
                    .forEach(category ->
                            assertThat(category.getAttribute("term")).isNotBlank());
        }
        return entries;
    }

    @Test
    void aFeedIsValidWhateverItsArticlesSay() throws Exception {
        Person author = person(1, "author");
        String id = published(
                author,
                Map.of(
                        "title",
                        "A <b>\ufffe & \"quotes\" ]]> \ud83d\udc0b",
                        "body",
                        "It says &lt;script&gt; \u0001\u0008 and \uffff.",
                        "tags",
                        new String[] {"r&d <x>", "c++"}));
        List<Element> entries = validEntries(xml("/feed.atom?author=" + author.handle()));
        assertThat(entries).hasSize(1);
        Element entry = entries.getFirst();
        assertThat(text(entry, "id")).isEqualTo(SITE + "/articles/" + id);
        assertThat(text(entry, "title")).isEqualTo("A <b> & \"quotes\" ]]> \ud83d\udc0b");
        assertThat(text(entry, "summary")).startsWith("It says <script>");
        assertThat(link(entry, "alternate")).startsWith(SITE + "/articles/").endsWith("-" + id);
        assertThat(text(all(entry, ATOM, "author").getFirst(), "uri")).isEqualTo(SITE + "/profiles/" + author.handle());
        assertThat(all(entry, ATOM, "category").stream().map(c -> c.getAttribute("term")))
                .containsExactly("r&d <x>", "c++");
    }

    @Test
    void thereIsAFeedForAllForATagAndForAnAuthor() throws Exception {
        Person author = person(1, "author");
        String tag = "tag " + author.handle();
        String tagged = published(author, Map.of("title", "Tagged", "body", "Words.", "tags", new String[] {tag}));
        String other = published(author, Map.of("title", "Not tagged", "body", "Words."));
        assertThat(ids(validEntries(xml("/feed.atom")))).startsWith(other, tagged);
        String encoded = URLEncoder.encode(tag, StandardCharsets.UTF_8);
        Element byTag = xml("/feed.atom?tag=" + encoded);
        assertThat(ids(validEntries(byTag))).containsExactly(tagged);
        assertThat(link(byTag, "self")).isEqualTo(SITE + "/feed.atom?tag=" + encoded.replace("+", "%20"));
        Element byAuthor = xml("/feed.atom?author=" + author.handle());
        assertThat(ids(validEntries(byAuthor))).containsExactly(other, tagged);
        assertThat(link(byAuthor, "alternate")).isEqualTo(SITE + "/profiles/" + author.handle());
        assertThat(text(byAuthor, "title")).isEqualTo("Earnest: articles by Name of " + author.handle());
        assertThat(validEntries(xml("/feed.atom?tag=nobody-uses-this"))).isEmpty();
        assertThat(get("/feed.atom?author=nobody-here").statusCode()).isEqualTo(404);
        assertThat(get("/feed.atom?tag=" + "x".repeat(101)).statusCode()).isEqualTo(400);
    }

    private static List<String> ids(List<Element> entries) {
        return entries.stream()
                .map(entry -> text(entry, "id").replace(SITE + "/articles/", ""))
                .toList();
    }

    @Test
    void aByLineNamesItsAuthorsAndAFormerAuthorNobody() throws Exception {
        Person operator = person(1, "operator");
        Person author = person(1, "author");
        String tag = "by" + author.handle();
        assertThat(operator.http()
                        .post(
                                "/api/admin/articles",
                                Map.of(
                                        "title",
                                        "An import",
                                        "body",
                                        "Words.",
                                        "tags",
                                        List.of(tag),
                                        "byline",
                                        List.of("Ada", "Bob & Co"),
                                        "publishedAt",
                                        "2020-01-01T00:00:00Z",
                                        "source",
                                        tag))
                        .status())
                .isEqualTo(201);
        assertThat(operator.http()
                        .post(
                                "/api/admin/articles",
                                Map.of(
                                        "title",
                                        "Nobody's",
                                        "body",
                                        "Words.",
                                        "tags",
                                        List.of(tag),
                                        "publishedAt",
                                        "2019-01-01T00:00:00Z",
                                        "source",
                                        tag + "-nobody"))
                        .status())
                .isEqualTo(201);
        published(author, Map.of("title", "Another", "body", "Words.", "tags", new String[] {tag}));
        PEERS.profiles.get(author.id()).put("deleted", true);
        CLOCK.forward(java.time.Duration.ofSeconds(10));
        List<Element> entries = validEntries(xml("/feed.atom?tag=" + tag));
        assertThat(names(entries.get(0))).containsExactly("Former author");
        assertThat(names(entries.get(2))).containsExactly("The archive");
        assertThat(names(entries.get(1))).containsExactly("Ada", "Bob & Co");
        assertThat(text(entries.get(1), "published")).isEqualTo("2020-01-01T00:00:00Z");
    }

    private static List<String> names(Element entry) {
        return all(entry, ATOM, "author").stream()
                .map(author -> text(author, "name"))
                .toList();
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws Exception {
        Person author = person(1, "author");
        published(author, Map.of("title", "One", "body", "Words."));
        for (String path : List.of("/feed.atom?author=" + author.handle(), "/sitemap.xml")) {
            HttpResponse<byte[]> first = get(path);
            assertThat(first.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith(path.startsWith("/feed") ? "application/atom+xml" : "application/xml");
            assertThat(first.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("public", "max-age=60", "stale-if-error=86400");
            String tag = first.headers().firstValue("ETag").orElseThrow();
            HttpResponse<byte[]> second = get(path, "If-None-Match", tag);
            assertThat(second.statusCode()).as(path).isEqualTo(304);
            assertThat(second.body()).isEmpty();
        }
    }

    @Test
    void theSitemapNamesWhatIsPublished() throws Exception {
        Person author = person(1, "author");
        String id = published(author, Map.of("title", "On maps", "body", "Words."));
        String gone = published(author, Map.of("title", "On loss", "body", "Words."));
        assertThat(author.http().delete("/api/articles/" + gone).status()).isEqualTo(204);
        Element map = xml("/sitemap.xml");
        assertThat(map.getNamespaceURI()).isEqualTo(SITEMAP);
        assertThat(map.getLocalName()).isEqualTo("urlset");
        List<String> addresses = new ArrayList<>();
        for (Element url : all(map, SITEMAP, "url")) {
            addresses.add(all(url, SITEMAP, "loc").getFirst().getTextContent());
            all(url, SITEMAP, "lastmod").forEach(time -> Instant.parse(time.getTextContent()));
        }
        assertThat(addresses)
                .contains(SITE + "/", SITE + "/articles/on-maps-" + id)
                .doesNotContain(SITE + "/articles/on-loss-" + gone)
                .doesNotHaveDuplicates();
        assertThat(xml("/sitemaps/articles-1.xml").getLocalName()).isEqualTo("urlset");
        for (String page : List.of("0", "2", "99999", "x", "999999")) {
            assertThat(get("/sitemaps/articles-" + page + ".xml").statusCode())
                    .as(page)
                    .isEqualTo(404);
        }
    }

    @Test
    void textsThatXmlHasNoPlaceForAreReplaced() throws Exception {
        byte[] xml = Xml.document("root", "urn:x", root -> {
            root.text("a", "\u0000\u000b\ud800x\ufffe\uffff\t<&>");
            root.empty("b", "c", "\u0001\"<&'\n");
        });
        Element root = parsed(xml).getDocumentElement();
        assertThat(root.getElementsByTagName("a").item(0).getTextContent())
                .isEqualTo("\ufffd\ufffd\ufffdx\ufffd\ufffd\t<&>");
        assertThat(((Element) root.getElementsByTagName("b").item(0)).getAttribute("c"))
                .startsWith("\ufffd\"<&'");
    }
}
