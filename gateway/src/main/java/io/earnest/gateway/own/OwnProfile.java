package io.earnest.gateway.own;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

@FeignClient(name = "profile-service", contextId = "own-profile")
interface OwnProfile {
    @GetMapping("/api/me/following")
    OwnViews.Following following(@RequestHeader(HttpHeaders.AUTHORIZATION) String token);

    @PutMapping("/api/me/following/authors/{handle}")
    void follow(@RequestHeader(HttpHeaders.AUTHORIZATION) String token, @PathVariable("handle") String handle);

    @DeleteMapping("/api/me/following/authors/{handle}")
    void leave(@RequestHeader(HttpHeaders.AUTHORIZATION) String token, @PathVariable("handle") String handle);

    @PutMapping("/api/me/following/tags")
    void followTag(@RequestHeader(HttpHeaders.AUTHORIZATION) String token, @RequestParam("tag") String tag);

    @DeleteMapping("/api/me/following/tags")
    void leaveTag(@RequestHeader(HttpHeaders.AUTHORIZATION) String token, @RequestParam("tag") String tag);
}
