package io.earnest.launcher.imports;

import java.util.Optional;
import java.util.function.Function;

/** A post's Markdown as its reader would want it: no tag of the old site's generator, no broken picture, no dead link. */
final class Cleaning {
    private final Function<String, Optional<String>> article;
    private final Optional<String> site;

    /** As in {@link RelativeReferences}. */
    Cleaning(Function<String, Optional<String>> article, Optional<String> site) {
        this.article = article;
        this.site = site;
    }

    String clean(FrontMatter matter) {
        CodeMask code = new CodeMask();
        String text = code.hide(Templates.prepare(matter.body()));
        text = new Templates(name -> variable(matter, name)).expand(text);
        text = Embeds.replaceIn(text);
        text = new RelativeReferences(article, site).replaceIn(text);
        text = HtmlBlocks.unindented(Gap.close(text)).replaceAll("\\n{4,}", "\n\n\n");
        return Templates.finish(code.show(text, Templates::expandInCode)).strip() + "\n";
    }

    private static String variable(FrontMatter matter, String name) {
        return name.startsWith("site.") ? "" : matter.text(name).orElse("");
    }
}
