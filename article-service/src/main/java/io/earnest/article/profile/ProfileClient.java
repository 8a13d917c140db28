package io.earnest.article.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

@FeignClient(name = "profile-service")
interface ProfileClient {
    @GetMapping("/internal/profiles")
    Found byIds(@RequestParam("ids") String commaSeparated);

    @GetMapping("/internal/profiles")
    Found byHandles(@RequestParam("handles") String commaSeparated);

    @GetMapping("/internal/following")
    Following following(@RequestParam("profile") String profile);

    @PostMapping("/internal/experience")
    void experience(@RequestBody Events<Experience> events);

    @PostMapping("/internal/audit")
    void audit(@RequestBody Events<Audit> events);

    record Found(@Nullable List<Item> items) {}

    record Item(
            @Nullable String id,
            @Nullable String handle,
            @Nullable String displayName,
            int level,
            @Nullable Integer publicLevel,
            @Nullable Set<String> roles,
            boolean suspended,
            boolean deleted) {}

    record Following(
            @Nullable List<String> authors, @Nullable List<String> tags) {}

    record Events<T>(List<T> events) {}

    record Experience(String key, String profile, String kind) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Audit(String key, String actor, String action, String subject, String note) {}
}
