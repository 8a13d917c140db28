package io.earnest.gateway.page;

import org.jspecify.annotations.Nullable;

/** The page that asks for the code of a second factor. */
public record SignCodePage(
        Frame frame, String token, String next, @Nullable String refusal) {}
