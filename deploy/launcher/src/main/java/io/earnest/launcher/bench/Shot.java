package io.earnest.launcher.bench;

import org.jspecify.annotations.Nullable;

/**
 * A request to be sent.
 *
 * @param kind of the mix
 * @param body JSON, or null for none
 * @param token of whoever asks, or null for nobody
 */
record Shot(
        String kind,
        String method,
        String path,
        @Nullable String body,
        @Nullable String token) {}
