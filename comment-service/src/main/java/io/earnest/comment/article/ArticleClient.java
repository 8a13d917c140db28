package io.earnest.comment.article;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** article-service's internal calls; 404 where it knows no such article. */
@FeignClient(name = "article-service")
interface ArticleClient {
    @GetMapping("/internal/articles/{id}")
    Found article(@PathVariable("id") String id);

    @PutMapping("/internal/articles/{id}/comment-count")
    void commentCount(@PathVariable("id") String id, @RequestBody Count count);

    record Found(
            @Nullable String id,
            @Nullable String account,
            @Nullable String status,
            @Nullable String title) {}

    record Count(long count, long version) {}
}
