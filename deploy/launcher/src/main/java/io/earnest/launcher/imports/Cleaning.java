package io.earnest.launcher.imports;

/** A post's Markdown as its reader would want it: no tag of the old site's generator, no broken picture, no dead link. */
final class Cleaning {
    private final Targets targets;

    Cleaning(Targets targets) {
        this.targets = targets;
    }

    Body.Cleaned clean(FrontMatter matter) {
        CodeMask code = new CodeMask();
        Captions captions = new Captions();
        String text = code.hide(Templates.prepare(matter.body()));
        text = new Templates(name -> variable(matter, name), captions).expand(text);
        text = Embeds.replaceIn(text);
        text = new RelativeReferences(targets, captions).replaceIn(text);
        text = HtmlBlocks.unindented(Gap.close(text)).replaceAll("\\n{4,}", "\n\n\n");
        String markdown =
                Templates.finish(code.show(text, Templates::expandInCode)).strip() + "\n";
        return new Body.Cleaned(markdown, captions.count());
    }

    private static String variable(FrontMatter matter, String name) {
        return name.startsWith("site.") ? "" : matter.text(Words.lower(name)).orElse("");
    }
}
