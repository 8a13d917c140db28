package io.earnest.gateway.page.article;

import org.jspecify.annotations.Nullable;

/**
 * The profile that wrote an article. An import has none, and shows its byline.
 *
 * @param level unknown while profile-service does not answer
 */
public record Author(
        String handle,
        @Nullable String displayName,
        @Nullable Integer level) {}
