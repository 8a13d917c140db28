package io.earnest.launcher.imports;

/** What stands in the place of a text's pictures that were not imported, counted. */
final class Captions {
    private int count;

    /** As {@link Picture#caption}. */
    String of(String alternativeText) {
        count++;
        return Picture.caption(alternativeText);
    }

    /** As {@link Picture#figure}. */
    String figure(String alternativeText, String below) {
        count++;
        return Picture.figure(alternativeText, below);
    }

    int count() {
        return count;
    }
}
