package io.earnest.launcher.imports;

/** Markdown with the tags of its site's generator. */
record MarkdownBody(FrontMatter matter) implements Body {

    @Override
    public Cleaned cleaned(Targets targets) {
        return new Cleaning(targets).clean(matter);
    }
}
