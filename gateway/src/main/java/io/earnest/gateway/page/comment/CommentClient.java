package io.earnest.gateway.page.comment;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@FeignClient(name = "comment-service", contextId = "page-comments")
interface CommentClient {
    @GetMapping("/api/articles/{id}/comments")
    Talk comments(
            @PathVariable("id") String article,
            @RequestParam("sort") String sort,
            @RequestParam("threads") boolean threads,
            @RequestParam("cursor") @Nullable String cursor);

    @GetMapping("/api/comments/{id}/thread")
    Branch thread(@PathVariable("id") String comment, @RequestParam("cursor") @Nullable String cursor);
}
