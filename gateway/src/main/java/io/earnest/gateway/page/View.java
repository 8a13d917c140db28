package io.earnest.gateway.page;

import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.function.Consumer;

/** Renders a compiled template. What a template prints is escaped for the place where it stands in the HTML. */
public final class View {

    private View() {}

    public static String render(Consumer<HtmlTemplateOutput> template) {
        StringOutput html = new StringOutput(16_384);
        template.accept(new OwaspHtmlTemplateOutput(html));
        return html.toString();
    }
}
