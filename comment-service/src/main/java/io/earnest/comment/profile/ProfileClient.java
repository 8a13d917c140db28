package io.earnest.comment.profile;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** profile-service: profiles by id (unknown ones are absent), experience by key. */
@FeignClient(name = "profile-service")
interface ProfileClient {
    @GetMapping("/internal/profiles")
    Found profiles(@RequestParam("ids") String ids);

    @PostMapping("/internal/experience")
    void experience(@RequestBody Events events);

    @PostMapping("/internal/audit")
    void audit(@RequestBody Notes notes);

    @PostMapping("/internal/suspensions")
    void suspension(@RequestBody Suspension suspension);

    record Found(@Nullable List<Profile> items) {}

    record Profile(
            @Nullable String id,
            int level,
            @Nullable Integer commentLevel,
            @Nullable Set<String> roles,
            boolean suspended,
            boolean deleted,
            @Nullable String avatarId) {}

    record Events(List<Experience> events) {}

    record Notes(List<AuditNote> events) {}

    record Suspension(String key, String actor, String profile, boolean suspended, String subject, String note) {}
}
