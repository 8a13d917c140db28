package io.earnest.launcher.imports;

/** A text's body as its old site kept it. */
interface Body {

    /** As its reader would want it here: Markdown in which every link leads somewhere. */
    Cleaned cleaned(Targets targets);

    /**
     * A body as it is to be imported.
     *
     * @param pictures how many lay beside the text and were left out; their captions stand in their place
     */
    record Cleaned(String markdown, int pictures) {}
}
