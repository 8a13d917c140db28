package io.earnest.article.planted.one;

import io.earnest.article.planted.two.Two;

/** A violation: needs what needs it, and takes the time from the machine. */
public record One(Two two) {
    public static java.time.Instant now() {
        return java.time.Instant.now();
    }
}
