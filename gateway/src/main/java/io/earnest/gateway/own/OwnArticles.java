package io.earnest.gateway.own;

import io.earnest.gateway.page.article.ArticleList;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

@FeignClient(name = "article-service", contextId = "own-articles")
interface OwnArticles {
    @GetMapping("/api/articles")
    ArticleList following(
            @RequestHeader(HttpHeaders.AUTHORIZATION) String token,
            @RequestParam("sort") String sort,
            @RequestParam("cursor") @Nullable String cursor);

    @GetMapping("/api/me/reading-list")
    OwnViews.Listed readingList(
            @RequestHeader(HttpHeaders.AUTHORIZATION) String token, @RequestParam("cursor") @Nullable String cursor);

    @GetMapping("/api/me/history")
    OwnViews.History history(
            @RequestHeader(HttpHeaders.AUTHORIZATION) String token, @RequestParam("cursor") @Nullable String cursor);

    @PutMapping("/api/me/reading-list/{article}")
    void readLater(@RequestHeader(HttpHeaders.AUTHORIZATION) String token, @PathVariable("article") String article);

    @DeleteMapping("/api/me/reading-list/{article}")
    void takeOff(@RequestHeader(HttpHeaders.AUTHORIZATION) String token, @PathVariable("article") String article);
}
