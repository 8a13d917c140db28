package io.earnest.gateway.page;

import org.jspecify.annotations.Nullable;

/**
 * What stands where a page can't.
 *
 * @param onward an address that helps on, such as the same once more, or null where there is none
 * @param onwardWords what the link to it says
 */
public record ProblemPage(
        Frame frame,
        int status,
        String title,
        String text,
        @Nullable String onward,
        String onwardWords) {}
