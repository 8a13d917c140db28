package io.earnest.gateway.page.article;

/**
 * The article that a path of its old site leads to.
 *
 * @param slug words and id
 */
record Alias(String slug) {}
