package io.earnest.comment.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The same provider with a far shorter time-out: what is only shown, or kept for a minute anyway, is not waited for. */
@FeignClient(name = "profile-service", contextId = "profile-glances")
interface GlanceClient {
    @GetMapping("/internal/profiles")
    ProfileClient.Found profiles(@RequestParam("ids") String ids);

    @GetMapping("/api/avatars")
    Catalogue avatars();

    record Catalogue(@Nullable List<Listed> items) {}

    record Listed(
            @Nullable String id,
            @Nullable String name,
            @Nullable String imageUrl,
            int availableFromLevel) {}
}
