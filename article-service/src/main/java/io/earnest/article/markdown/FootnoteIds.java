package io.earnest.article.markdown;

import java.util.HashMap;
import java.util.Map;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;

/**
 * Numbers the ids of one text's footnotes, which the extension makes of their labels: a label may hold what no id may, and
 * {@code fn-1} could be a heading's id, where {@code fn:1} can't.
 */
final class FootnoteIds implements AttributeProvider {
    private static final String NOTE = "fn-";
    private static final String REFERENCE = "fnref-";

    private final Map<String, String> notes = new HashMap<>();
    private final Map<String, String> references = new HashMap<>();

    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof FootnoteReference || node instanceof FootnoteDefinition) {
            attributes.computeIfPresent("id", (name, id) -> numbered(id));
            attributes.computeIfPresent("href", (name, href) -> "#" + numbered(href.substring(1)));
        }
    }

    private String numbered(String id) {
        return id.startsWith(REFERENCE)
                ? references.computeIfAbsent(id, key -> "fnref:" + (references.size() + 1))
                : id.startsWith(NOTE) ? notes.computeIfAbsent(id, key -> "fn:" + (notes.size() + 1)) : id;
    }
}
