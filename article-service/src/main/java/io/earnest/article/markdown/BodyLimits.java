package io.earnest.article.markdown;

import io.earnest.chassis.problem.Problem;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Block;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/**
 * How much markup a body may hold. A text for people stays far below; one that is markup and nothing else grows to many times
 * its size as HTML, and costs as much more time.
 */
final class BodyLimits {
    private final Map<Kind, Integer> seen = new EnumMap<>(Kind.class);

    private BodyLimits() {}

    private enum Kind {
        HEADING(1_000, "headings"),
        /** Paragraphs, list items, quotes, pieces of code and raw HTML. */
        BLOCK(10_000, "paragraphs, list items and other blocks"),
        TABLE_CELL(20_000, "table cells"),
        LINK(5_000, "links and pictures"),
        /** Emphasis, code, line breaks, raw HTML and references to notes within a line. */
        MARK(20_000, "marks such as emphasis");

        private final int most;
        private final String name;

        Kind(int most, String name) {
            this.most = most;
            this.name = name;
        }
    }

    /**
     * Passes a body that a page can be made of.
     *
     * @throws io.earnest.chassis.problem.ProblemException 400 that names what it has too many of
     */
    static void check(Node document) {
        new BodyLimits().count(document);
    }

    private void count(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            Kind kind = kind(node);
            if (kind != null && seen.merge(kind, 1, Integer::sum) > kind.most) {
                throw Problem.invalid(
                                "body",
                                String.format(
                                        Locale.ROOT,
                                        "may have at most %,d %s; split the text into several",
                                        kind.most,
                                        kind.name))
                        .exception();
            }
            count(node);
        }
    }

    private static @Nullable Kind kind(Node node) {
        return switch (node) {
            case Heading h -> Kind.HEADING;
            case Document d -> null;
            case Block b -> Kind.BLOCK;
            case TableCell c -> Kind.TABLE_CELL;
            case Link l -> Kind.LINK;
            case Image i -> Kind.LINK;
            case Text t -> null;
            case SoftLineBreak s -> null;
            case CustomNode c when c.getFirstChild() instanceof CustomNode -> null;
            default -> Kind.MARK;
        };
    }
}
