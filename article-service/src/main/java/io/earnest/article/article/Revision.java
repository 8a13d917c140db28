package io.earnest.article.article;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * The text of one version of an article, with its HTML. It never changes, but for the HTML when the renderer did.
 *
 * @param id {@code {article}:{version}:{digest}}, so that of two edits that race only one is ever referred to
 * @param body null where only the history was asked for, as html
 * @param renderer version of the renderer that made the HTML
 * @param kept whether it was published and is therefore part of the history, see {@link RevisionStore#thin}
 */
public record Revision(
        @BsonId String id,
        String article,
        int version,
        String title,
        List<String> tags,
        @Nullable String body,
        @Nullable String html,
        int words,
        int renderer,
        Instant createdAt,
        boolean kept) {}
