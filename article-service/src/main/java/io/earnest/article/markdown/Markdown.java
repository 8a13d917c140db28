package io.earnest.article.markdown;

import io.earnest.article.words.WordCount;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.text.Brackets;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.stereotype.Component;

/**
 * Renders Markdown with tables, strikethrough, footnotes, lists of tasks, links and raw HTML. Whatever was written, the result is
 * bounded in time, depth and size, and safe: the HTML of both comes out of one sanitiser.
 */
@Component
public class Markdown {
    /** Goes up with each change of what the same body is rendered to: stored HTML that is behind is made anew. */
    public static final int VERSION = 4;

    /** Deeper quotes, lists, links and emphasis stay plain text. */
    private static final int MAX_NESTING = 40;

    private static final int MAX_HTML_CHARS = 2_000_000;
    /** A row is filled up to as many cells as the header has, so that a small text could ask for millions of them. */
    private static final long MAX_CELLS = 50_000;

    private static final List<Extension> PLAIN = List.of(
            StrikethroughExtension.create(),
            AutolinkExtension.create(),
            FootnotesExtension.create(),
            TaskListItemsExtension.create(),
            HeadingAnchorExtension.create());
    private static final List<Extension> ALL =
            Stream.concat(Stream.of(TablesExtension.create()), PLAIN.stream()).toList();

    private final HtmlRenderer renderer = renderer();

    private static HtmlRenderer renderer() {
        HtmlRenderer.Builder renderer = HtmlRenderer.builder();
        TaskMarks.in(renderer);
        return renderer.attributeProviderFactory(context -> new FootnoteIds())
                .extensions(ALL)
                .escapeHtml(false)
                .percentEncodeUrls(true)
                .build();
    }

    /**
     * Renders a body that is written now.
     *
     * @throws io.earnest.chassis.problem.ProblemException 400 where it holds more markup than a body may, or would come out
     *     far larger than it is
     */
    public Rendered render(String body) {
        Node document = parsed(body);
        BodyLimits.check(document);
        return rendered(document, body.length());
    }

    /** Renders a body that was accepted before, whatever has been limited since. */
    public Rendered renderAgain(String body) {
        return rendered(parsed(body), body.length());
    }

    private Rendered rendered(Node document, int bodyChars) {
        StringBuilder html = new StringBuilder(bodyChars * 2);
        renderer.render(document, new Bounded(html));
        String safe = Sanitizer.sanitize(html.toString());
        if (safe.length() > MAX_HTML_CHARS) {
            throw tooLarge();
        }
        String text = PlainText.of(safe);
        return new Rendered(safe, WordCount.of(text), PlainText.excerpt(safe, text));
    }

    private static Node parsed(String body) {
        String limited = Brackets.limited(body, MAX_NESTING);
        return Parser.builder()
                .extensions(cells(limited) > MAX_CELLS ? PLAIN : ALL)
                .maxOpenBlockParsers(MAX_NESTING)
                .maxInlineNesting(MAX_NESTING)
                .build()
                .parse(limited);
    }

    /** The most cells that tables in the body could have. */
    private static long cells(String body) {
        long lines = 1;
        long widest = 0;
        long pipes = 0;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c == '|') {
                pipes++;
            } else if (c == '\n' || c == '\r') {
                widest = Math.max(widest, pipes);
                pipes = 0;
                lines++;
            }
        }
        return Math.max(widest, pipes) * lines;
    }

    private static RuntimeException tooLarge() {
        return Problem.invalid("body", "would come out larger than a page can be")
                .exception();
    }

    /** Stops a text that multiplies itself, such as one long link that is referred to thousands of times. */
    private record Bounded(StringBuilder text) implements Appendable {
        @Override
        public Appendable append(CharSequence more) {
            return append(more, 0, more.length());
        }

        @Override
        public Appendable append(CharSequence more, int start, int end) {
            if (text.length() + (end - start) > MAX_HTML_CHARS) {
                throw tooLarge();
            }
            text.append(more, start, end);
            return this;
        }

        @Override
        public Appendable append(char c) {
            return append(String.valueOf(c), 0, 1);
        }
    }
}
