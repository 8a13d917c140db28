package io.earnest.article.picture;

import org.jspecify.annotations.Nullable;

/** A picture as it is kept: new files, of which nothing that came with the old one is left. */
final class Prepared {
    private final String extension;
    private final int width;
    private final int height;
    private final byte[] full;
    private final byte @Nullable [] small;

    Prepared(String extension, int width, int height, byte[] full, byte @Nullable [] small) {
        this.extension = extension;
        this.width = width;
        this.height = height;
        this.full = full;
        this.small = small;
    }

    String extension() {
        return extension;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    byte[] full() {
        return full;
    }

    byte @Nullable [] small() {
        return small;
    }

    long bytes() {
        return (long) full.length + (small == null ? 0 : small.length);
    }
}
