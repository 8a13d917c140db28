package io.earnest.gateway.viewer;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import tools.jackson.databind.JsonNode;

@FeignClient(name = "article-service", contextId = "viewer-article")
interface ArticlePanels {
    @GetMapping("/api/articles/{id}/mine")
    Mine mine(@RequestHeader(HttpHeaders.AUTHORIZATION) String token, @PathVariable String id);

    /**
     * What article-service knows of the viewer.
     *
     * @param listed whether the article is on the viewer's reading list
     */
    record Mine(JsonNode reading, JsonNode rating, JsonNode listed) {}
}
