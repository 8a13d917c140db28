package io.earnest.launcher.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * A text that its old site kept as HTML. It stays HTML, each block apart and without an empty line in it, so that Markdown
 * takes it as it is and article-service's rules for raw HTML decide what of it is shown: a translation to Markdown would
 * lose what Markdown can't say. Text outside all blocks are paragraphs between empty lines, as in WordPress' old editor.
 */
record HtmlBody(String html) implements Body {
    /** What Markdown takes for the beginning of a block of HTML (CommonMark 4.6), as far as it occurs in a text. */
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "center",
            "details",
            "div",
            "dl",
            "fieldset",
            "figure",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "ul");

    private static final String FILMS = "iframe, video, audio, object, embed";
    private static final String UNSEEN =
            "script, style, svg, noscript, template, form, input, button, select, textarea";
    private static final Pattern CAPTION = Pattern.compile("(?is)\\[((?:wp_)?caption)\\b[^\\]]*](.*?)\\[/\\1]");
    private static final Pattern EMBED =
            Pattern.compile("(?is)\\[embed[^\\]]*]\\s*(https?://[^\\s\\[\"<>]+)\\s*\\[/embed]");
    private static final Pattern GALLERY = Pattern.compile("(?is)\\[gallery\\b[^\\]]*]");
    private static final Pattern ADDRESS_ALONE = Pattern.compile("https?://\\S+");
    /** Before an empty line of code, until everything is done. */
    private static final String LINE_END = "\uE005";

    @Override
    public Cleaned cleaned(Targets targets) {
        Captions captions = new Captions();
        Document document = Jsoup.parseBodyFragment(shortcodes(captions));
        document.outputSettings().prettyPrint(false);
        Element body = document.body();
        withoutComments(body);
        body.select(UNSEEN).remove();
        pictures(body, captions);
        films(body);
        body.select(".wp-block-embed__wrapper").forEach(HtmlBody::linkAddressAlone);
        links(body, targets);
        List<String> blocks = new ArrayList<>();
        for (Element block : blocks(body)) {
            block.select("pre").forEach(HtmlBody::markEmptyLines);
            String text =
                    block.outerHtml().strip().replaceAll("\\n\\s*\\n", "\n").replace(LINE_END, "&#10;");
            blocks.add(text);
        }
        return new Cleaned(String.join("\n\n", blocks) + "\n", captions.count());
    }

    /** Those of WordPress that stand around words; others stay to be seen, as nobody knows what they meant. */
    private String shortcodes(Captions captions) {
        String plain = CAPTION.matcher(html).replaceAll("<figure>$2</figure>");
        plain = EMBED.matcher(plain).replaceAll("\n\n$1\n\n");
        return GALLERY.matcher(plain).replaceAll(gallery -> captions.of(""));
    }

    private static void withoutComments(Element body) {
        body.filter((node, depth) ->
                node.nodeName().equals("#comment") ? NodeFilter.FilterResult.REMOVE : NodeFilter.FilterResult.CONTINUE);
    }

    private static void pictures(Element body, Captions captions) {
        for (Element picture : body.select("img")) {
            if (!Targets.remote(picture.attr("src"))) {
                replace(picture, captions.of(picture.attr("alt")));
            }
        }
    }

    private static void films(Element body) {
        for (Element film : body.select(FILMS)) {
            Element source = film.hasAttr("src") ? film : film.selectFirst("[src]");
            String address = source == null ? film.attr("data") : source.attr("src");
            replace(film, Embeds.link(address, film.attr("title")));
        }
    }

    private static void replace(Element element, String html) {
        element.before(html);
        element.remove();
    }

    private static void links(Element body, Targets targets) {
        for (Element link : body.select("a[href]")) {
            targets.of(link.attr("href")).ifPresentOrElse(target -> link.attr("href", target), () -> link.unwrap());
        }
    }

    /** The blocks, and paragraphs of what lies between them. */
    private static List<Element> blocks(Element body) {
        List<Element> blocks = new ArrayList<>();
        List<Node> nodes = List.copyOf(body.childNodes());
        Element paragraph = body.appendElement("p");
        for (Node node : nodes) {
            if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
                close(blocks, paragraph);
                paragraph = body.appendElement("p");
                blocks.add(element);
            } else if (node instanceof TextNode text) {
                String[] parts = text.getWholeText().split("\\n\\s*\\n", -1);
                for (int i = 0; i < parts.length; i++) {
                    if (i > 0) {
                        close(blocks, paragraph);
                        paragraph = body.appendElement("p");
                    }
                    lines(paragraph, parts[i]);
                }
            } else {
                paragraph.appendChild(node);
            }
        }
        close(blocks, paragraph);
        return blocks;
    }

    private static void lines(Element paragraph, String text) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            boolean between = i > 0 && paragraph.childNodeSize() > 0 && !lines[i].isBlank();
            if (between) {
                paragraph.appendElement("br");
            }
            paragraph.appendText(lines[i]);
        }
    }

    private static void close(List<Element> blocks, Element paragraph) {
        linkAddressAlone(paragraph);
        if (paragraph.hasText() || paragraph.selectFirst("img") != null) {
            blocks.add(paragraph);
        }
    }

    /** An address that stands for itself is one of a film or a page to embed. */
    private static void linkAddressAlone(Element element) {
        String words = element.text().strip();
        if (ADDRESS_ALONE.matcher(words).matches() && element.selectFirst("a") == null) {
            element.html(Embeds.link(words, ""));
        }
    }

    private static void markEmptyLines(Element code) {
        for (TextNode text : code.nodeStream(TextNode.class).toList()) {
            text.text(text.getWholeText().replaceAll("\\n(?=[ \\t]*\\n)", LINE_END));
        }
    }
}
