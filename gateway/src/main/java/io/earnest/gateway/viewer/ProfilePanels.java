package io.earnest.gateway.viewer;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import tools.jackson.databind.JsonNode;

@FeignClient(name = "profile-service", contextId = "viewer-profile")
interface ProfilePanels {
    @GetMapping("/api/me")
    JsonNode me(@RequestHeader(HttpHeaders.AUTHORIZATION) String token);
}
