package io.earnest.article.profile;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The same provider with a far shorter time-out: what is only shown of a profile is not waited for. */
@FeignClient(name = "profile-service", contextId = "profile-glances")
interface GlanceClient {
    @GetMapping("/internal/profiles")
    ProfileClient.Found byIds(@RequestParam("ids") String commaSeparated);
}
