package io.earnest.launcher.bench.page;

/** Text in HTML. */
final class Html {
    private Html() {}

    /** A text as it stands in an element or an attribute. */
    static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
