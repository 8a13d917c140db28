package io.earnest.gateway.page.article;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@FeignClient(name = "article-service", contextId = "page-articles")
interface ArticleClient {
    @GetMapping("/api/articles")
    ArticleList articles(
            @RequestParam("sort") @Nullable String sort,
            @RequestParam("tag") @Nullable String tag,
            @RequestParam("author") @Nullable String author,
            @RequestParam("q") @Nullable String q,
            @RequestParam("cursor") @Nullable String cursor);

    @GetMapping("/api/articles/{id}")
    Article article(@PathVariable("id") String id);

    @GetMapping("/api/aliases")
    Alias alias(@RequestParam("path") String path);
}
