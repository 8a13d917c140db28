package io.earnest.comment.profile;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** profile-service: profiles by id (unknown ones are absent), experience by key, the avatars. */
@FeignClient(name = "profile-service")
interface ProfileClient {
    @GetMapping("/internal/profiles")
    Found profiles(@RequestParam("ids") String ids);

    @PostMapping("/internal/experience")
    void experience(@RequestBody Events events);

    @GetMapping("/api/avatars")
    Catalogue avatars();

    record Found(@Nullable List<Profile> items) {}

    record Profile(
            @Nullable String id,
            int level,
            @Nullable Set<String> roles,
            boolean suspended,
            boolean deleted,
            @Nullable String avatarId) {}

    record Events(List<Experience> events) {}

    record Catalogue(@Nullable List<Listed> items) {}

    record Listed(
            @Nullable String id,
            @Nullable String name,
            @Nullable String imageUrl,
            int availableFromLevel) {}
}
