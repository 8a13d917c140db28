package io.earnest.gateway.viewer;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

@FeignClient(name = "profile-service", contextId = "viewer-profile")
interface ProfilePanels {
    /**
     * The viewer.
     *
     * @param author by their handle, whom the viewer may follow; null for nobody
     */
    @GetMapping("/api/me")
    JsonNode me(
            @RequestHeader(HttpHeaders.AUTHORIZATION) String token, @RequestParam("author") @Nullable String author);
}
