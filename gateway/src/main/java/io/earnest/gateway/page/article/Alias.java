package io.earnest.gateway.page.article;

import org.jspecify.annotations.Nullable;

/**
 * The article that a path of its old site leads to.
 *
 * @param slug words and id
 */
record Alias(@Nullable String slug) {}
