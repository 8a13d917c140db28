package io.earnest.gateway.viewer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

@FeignClient(name = "comment-service", contextId = "viewer-comment")
interface CommentPanels {
    /**
     * What comment-service knows of the viewer below an article.
     *
     * @param commentIds the comments on which the viewer's votes are asked for, at most 100; none: the newest
     */
    @GetMapping("/api/articles/{id}/comments/mine")
    Mine mine(
            @RequestHeader(HttpHeaders.AUTHORIZATION) String token,
            @PathVariable String id,
            @RequestParam List<String> commentIds);

    record Mine(
            boolean allowed,
            @Nullable String reason,
            JsonNode requiredLevel,
            JsonNode avatars,
            JsonNode fixedAvatarId,
            JsonNode mine,
            JsonNode votes) {}
}
