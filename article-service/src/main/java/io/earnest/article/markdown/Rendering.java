package io.earnest.article.markdown;

import io.earnest.chassis.bulkhead.Bulkhead;
import io.earnest.chassis.bulkhead.Bulkheads;
import org.springframework.stereotype.Component;

/**
 * Who may have what rendered: a bulkhead for each purpose, so that previews, of which one may ask for hundreds, keep nobody
 * from reading, writing or importing. Each method throws a 503 where its bulkhead is full.
 */
@Component
public class Rendering {
    private final Markdown markdown;
    private final Bulkhead previews;
    private final Bulkhead writes;
    private final Bulkhead imports;
    private final Bulkhead readers;

    Rendering(Markdown markdown, Bulkheads bulkheads) {
        this.markdown = markdown;
        this.previews = bulkheads.named("previews");
        this.writes = bulkheads.named("writes");
        this.imports = bulkheads.named("imports");
        this.readers = bulkheads.named("readers");
    }

    /** A body that is looked at and not kept. */
    public Rendered preview(String body) {
        return previews.run(() -> markdown.render(body));
    }

    /** A draft, or an edit. */
    public Rendered written(String body) {
        return writes.run(() -> markdown.render(body));
    }

    /** What an operator brings in. */
    public Rendered imported(String body) {
        return imports.run(() -> markdown.render(body));
    }

    /** A kept text whose HTML is of an older renderer, for somebody who wants to read it now. */
    public Rendered forReader(String body) {
        return readers.run(() -> markdown.renderAgain(body));
    }

    /** The same on the caller's own thread, of which there is one: for what follows all articles. */
    public Rendered again(String body) {
        return markdown.renderAgain(body);
    }
}
