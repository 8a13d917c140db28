package io.earnest.comment.markdown;

import io.earnest.chassis.text.Brackets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Renders comments: paragraphs, emphasis, strong, code, links and line breaks. Everything else of Markdown stays the text
 * that it is; raw HTML is shown, not obeyed; a picture becomes its alternative text. What comes out has passed a
 * sanitiser whatever the renderer did.
 */
public final class InlineMarkdown {
    /** Stored with each rendered text, so that it can be rendered anew when the rules change. */
    public static final int VERSION = 2;

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "em", "strong", "code", "br", "a")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href")
            .onElements("a")
            .requireRelsOnLinks("nofollow", "ugc", "noopener", "noreferrer")
            .toFactory();

    /** Deeper links and emphasis stay plain text. */
    private static final int MAX_NESTING = 20;

    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.of())
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

    /** A line that Markdown would swallow as the definition of a link. */
    private static final Pattern DEFINITION = Pattern.compile("(?m)^([ \\t]*)\\[(?=[^\\]\\n]+\\]:)");

    /** What takes space, or none, and shows nothing. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{Mn}\\p{Me}\\u115F\\u1160\\u2800\\u3164\\uFFA0]+");

    private InlineMarkdown() {}

    /** The text as it is kept: line ends are {@code \n}, without controls and unpaired surrogates. */
    public static String normalized(String body) {
        return UNWANTED.matcher(body.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
    }

    /** The HTML of a normalized text, or null where nothing of it would be seen. */
    public static @Nullable String render(String body) {
        Node document = PARSER.parse(
                DEFINITION.matcher(Brackets.limited(body, MAX_NESTING)).replaceAll("$1\\\\["));
        document.accept(new Subset());
        Visible visible = new Visible();
        document.accept(visible);
        return visible.anything ? POLICY.sanitize(RENDERER.render(document)).strip() : null;
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
        public void visit(HtmlInline html) {
            see(html.getLiteral());
        }

        private void see(String literal) {
            anything |= !INVISIBLE.matcher(literal).replaceAll("").isEmpty();
        }
    }
}
