package io.earnest.launcher.imports;

/**
 * Why a text is not published here: its old site did not show it to everybody as a post either.
 *
 * @param because the mark that says so, as it stands in the file
 */
record LeftOut(Kind kind, String because) {

    /** What the closing lines count together. */
    enum Kind {
        DRAFT("is a draft", "drafts"),
        NOT_PUBLIC("is not for everybody", "not for everybody"),
        LATER("is dated in the future", "dated in the future"),
        OVER("has expired", "expired"),
        PAGE("is a page, no post", "pages, no posts"),
        NO_POST("is no post", "no posts (no front matter)");

        private final String one;
        private final String many;

        Kind(String one, String many) {
            this.one = one;
            this.many = many;
        }

        String many() {
            return many;
        }
    }

    @Override
    public String toString() {
        return "it " + kind.one + " (" + because + ")";
    }
}
