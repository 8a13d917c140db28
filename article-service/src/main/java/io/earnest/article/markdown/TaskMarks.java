package io.earnest.article.markdown;

import java.util.Map;
import java.util.Set;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/** Writes what is done, and what is not, of a list of tasks as characters: a box in a form would be one that nobody can tick. */
final class TaskMarks implements AttributeProvider {
    static final String CLASS = "task";

    private TaskMarks() {}

    /** Before the extension's own, as the first renderer of a kind of node is the one that is asked. */
    static void in(HtmlRenderer.Builder renderer) {
        renderer.nodeRendererFactory(context -> new Writer(context.getWriter()))
                .attributeProviderFactory(context -> new TaskMarks());
    }

    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof ListItem && node.getFirstChild() instanceof TaskListItemMarker) {
            attributes.put("class", CLASS);
        }
    }

    private record Writer(HtmlWriter html) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(TaskListItemMarker.class);
        }

        @Override
        public void render(Node node) {
            html.text(((TaskListItemMarker) node).isChecked() ? "☑ " : "☐ ");
        }
    }
}
