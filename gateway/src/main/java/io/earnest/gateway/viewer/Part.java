package io.earnest.gateway.viewer;

import org.jspecify.annotations.Nullable;

/** How asking for one part went. */
sealed interface Part<T> {
    record Present<T>(T value) implements Part<T> {}

    /** The service answered that there is none, or none for this viewer. */
    record Absent<T>(int status) implements Part<T> {}

    /** No answer in time: whether there is one nobody knows. */
    record Down<T>() implements Part<T> {}

    default @Nullable T orNull() {
        return this instanceof Present<T>(T value) ? value : null;
    }
}
