package io.earnest.article.imports;

import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A path of an old site, and the import that had it.
 *
 * @param path as {@link AliasPath} writes it
 * @param article its id
 */
public record Alias(@BsonId String path, String article) {}
