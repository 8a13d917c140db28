package io.earnest.gateway.page.article;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@FeignClient(name = "article-service", contextId = "page-documents")
interface DocumentClient {
    @GetMapping("/feed.atom")
    ResponseEntity<byte[]> feed(
            @RequestParam("tag") @Nullable String tag, @RequestParam("author") @Nullable String author);

    @GetMapping("/sitemap.xml")
    ResponseEntity<byte[]> sitemap();

    @GetMapping("/sitemaps/articles-{page}.xml")
    ResponseEntity<byte[]> sitemap(@PathVariable("page") int page);
}
