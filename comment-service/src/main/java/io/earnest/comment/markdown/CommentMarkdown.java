package io.earnest.comment.markdown;

import io.earnest.chassis.text.Brackets;
import io.earnest.chassis.text.PlainLine;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Renders comments: paragraphs, emphasis, strong, code, links and line breaks, quotes, lists and blocks of code. Everything
 * else of Markdown (headings, rules, tables) stays the text that it is: a comment is said, not laid out. Raw HTML is shown, not
 * obeyed; a picture becomes its alternative text. What comes out has passed a sanitiser whatever the renderer did.
 */
public final class CommentMarkdown {
    /** Stored with each rendered text, so that it can be rendered anew when the rules change. */
    public static final int VERSION = 3;

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "em", "strong", "code", "br", "a", "blockquote", "ul", "ol", "li", "pre")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href")
            .onElements("a")
            .allowAttributes("start")
            .matching(Pattern.compile("\\d{1,9}"))
            .onElements("ol")
            .requireRelsOnLinks("nofollow", "ugc", "noopener", "noreferrer")
            .toFactory();

    /** Deeper quotes, lists, links and emphasis stay plain text. */
    private static final int MAX_NESTING = 20;

    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(
                    Set.of(BlockQuote.class, ListBlock.class, FencedCodeBlock.class, IndentedCodeBlock.class))
            .maxOpenBlockParsers(MAX_NESTING)
            .maxInlineNesting(MAX_NESTING)
            .extensions(List.of(AutolinkExtension.create()))
            .build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak("<br />\n")
            .build();

    /** Where a link may lead: elsewhere on the web, a mailbox, or a path of this site. */
    private static final Pattern TARGET =
            Pattern.compile("(https?://|mailto:|/(?![/\\\\]))[^\\s\\\\\\p{Cntrl}]++$", Pattern.CASE_INSENSITIVE);

    /** Controls, and the characters that turn the direction of text beyond the comment's end. */
    private static final Pattern UNWANTED =
            Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]|\\p{Cs}");

    /** A line that Markdown would swallow as the definition of a link, in a quote or a list, too. */
    private static final Pattern DEFINITION =
            Pattern.compile("^((?:[ \\t]{0,3}(?:>|[-*+]|\\d{1,9}[.)])[ \\t]?)*+[ \\t]{0,3})\\[(?=[^\\]\\n]+\\]:)");

    /** Where a block of code begins, or ends. */
    private static final Pattern FENCE = Pattern.compile("^ {0,3}(`{3,}|~{3,})");

    private CommentMarkdown() {}

    /** The text as it is kept: line ends are {@code \n}, without controls and unpaired surrogates. */
    public static String normalized(String body) {
        return UNWANTED.matcher(body.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
    }

    /** The HTML of a normalized text, or null where nothing of it would be seen. */
    public static @Nullable String render(String body) {
        Node document = PARSER.parse(shown(body));
        document.accept(new Subset());
        Visible visible = new Visible();
        document.accept(visible);
        return visible.anything ? POLICY.sanitize(RENDERER.render(document)).strip() : null;
    }

    /** The text with what a parser would swallow, or choke on, escaped. Lines of code stay as they are: there a backslash shows. */
    private static String shown(String body) {
        StringBuilder shown = new StringBuilder(body.length() + 64);
        StringBuilder said = new StringBuilder();
        String fence = null;
        for (String line : body.lines().toList()) {
            Matcher mark = FENCE.matcher(line);
            boolean marked = mark.find();
            if (fence != null || marked) {
                shown.append(Brackets.limited(said.toString(), MAX_NESTING));
                said.setLength(0);
                shown.append(line).append('\n');
            } else {
                said.append(DEFINITION.matcher(line).replaceAll("$1\\\\[")).append('\n');
            }
            if (fence == null) {
                fence = marked ? mark.group(1) : null;
            } else if (marked && mark.group(1).startsWith(fence)) {
                fence = null;
            }
        }
        return shown.append(Brackets.limited(said.toString(), MAX_NESTING)).toString();
    }

    /** Leaves pictures and links to forbidden places as the text that they hold. */
    private static final class Subset extends AbstractVisitor {
        @Override
        public void visit(Image image) {
            visitChildren(image);
            unwrap(image);
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            if (!TARGET.matcher(link.getDestination()).lookingAt()) {
                unwrap(link);
            }
        }

        private static void unwrap(Node wrapper) {
            Node child = wrapper.getFirstChild();
            while (child != null) {
                Node next = child.getNext();
                wrapper.insertBefore(child);
                child = next;
            }
            wrapper.unlink();
        }

        @Override
        protected void visitChildren(Node parent) {
            Node child = parent.getFirstChild();
            while (child != null) {
                // What is unwrapped leaves the tree.
                Node next = child.getNext();
                child.accept(this);
                child = next;
            }
        }
    }

    private static final class Visible extends AbstractVisitor {
        private boolean anything;

        @Override
        public void visit(Text text) {
            see(text.getLiteral());
        }

        @Override
        public void visit(Code code) {
            see(code.getLiteral());
        }

        @Override
        public void visit(FencedCodeBlock code) {
            see(code.getLiteral());
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            see(code.getLiteral());
        }

        @Override
        public void visit(HtmlInline html) {
            see(html.getLiteral());
        }

        private void see(String literal) {
            anything |= PlainLine.shows(literal);
        }
    }
}
