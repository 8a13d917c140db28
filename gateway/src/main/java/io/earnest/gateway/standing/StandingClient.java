package io.earnest.gateway.standing;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@FeignClient(name = "profile-service", contextId = "standing")
interface StandingClient {
    @GetMapping("/internal/standing")
    Answer standing(@RequestParam String profile, @RequestParam String session);

    record Answer(String standing) {}
}
