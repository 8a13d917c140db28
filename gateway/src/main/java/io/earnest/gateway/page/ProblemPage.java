package io.earnest.gateway.page;

import org.jspecify.annotations.Nullable;

/**
 * What stands where a page can't.
 *
 * @param again the address to try once more, or null where that would not help
 */
public record ProblemPage(
        Frame frame,
        int status,
        String title,
        String text,
        @Nullable String again) {}
