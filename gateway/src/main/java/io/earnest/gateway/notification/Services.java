package io.earnest.gateway.notification;

import io.earnest.chassis.call.Peer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The services that tell people something; each keeps what it tells, and is asked in the person's own name. */
@Component
record Services(ArticleNews article, CommentNews comment, ProfileNews profile, RewardsNews rewards) {

    /** What every service answers. */
    interface Telling {
        @GetMapping("/api/notifications")
        Page page(
                @RequestHeader(HttpHeaders.AUTHORIZATION) String token,
                @RequestParam(name = "cursor", required = false) @Nullable String cursor,
                @RequestParam("limit") int limit);

        @GetMapping("/api/notifications/unread")
        Unread unread(@RequestHeader(HttpHeaders.AUTHORIZATION) String token);

        @PostMapping("/api/notifications/read")
        void read(@RequestHeader(HttpHeaders.AUTHORIZATION) String token, @RequestBody ReadMark mark);

        @DeleteMapping("/api/notifications")
        void forget(@RequestHeader(HttpHeaders.AUTHORIZATION) String token);
    }

    /** What a service answers whose decisions can be appealed against. */
    interface Appealed extends Telling {
        @PostMapping("/api/notifications/{id}/appeal")
        void appeal(
                @RequestHeader(HttpHeaders.AUTHORIZATION) String token,
                @PathVariable("id") String id,
                @RequestBody NewAppeal appeal);

        @GetMapping("/api/moderation/appeals")
        Appeals appeals(
                @RequestHeader(HttpHeaders.AUTHORIZATION) String token,
                @RequestParam(name = "cursor", required = false) @Nullable String cursor,
                @RequestParam("limit") int limit);
    }

    @FeignClient(name = "article-service", contextId = "news-article")
    interface ArticleNews extends Appealed {}

    @FeignClient(name = "comment-service", contextId = "news-comment")
    interface CommentNews extends Appealed {}

    @FeignClient(name = "profile-service", contextId = "news-profile")
    interface ProfileNews extends Appealed {}

    @FeignClient(name = "rewards-service", contextId = "news-rewards")
    interface RewardsNews extends Telling {}

    record Page(List<Told> items, @Nullable String next) {}

    /**
     * A notification, as its service tells it.
     *
     * @param appeal how its appeal stands; null where there is none
     */
    record Told(
            String id,
            String kind,
            Instant at,
            int count,
            boolean read,
            String link,
            Map<String, String> details,
            boolean appealable,
            @Nullable String appeal) {}

    record Unread(int unread) {}

    record ReadMark(@Nullable Instant until, @Nullable List<String> ids) {}

    record NewAppeal(String text) {}

    record Appeals(List<OpenAppeal> items, @Nullable String next, int total) {}

    /** An appeal that waits; it does not say whose it is. */
    record OpenAppeal(
            String id, String kind, Instant at, String link, Map<String, String> details, String text, boolean mine) {}

    static Peer peer(String service) {
        return new Peer(service, "notifications");
    }

    Map<String, Telling> all() {
        Map<String, Telling> all = new LinkedHashMap<>(appealed());
        all.put("rewards-service", rewards);
        return all;
    }

    Map<String, Appealed> appealed() {
        Map<String, Appealed> all = new LinkedHashMap<>();
        all.put("article-service", article);
        all.put("comment-service", comment);
        all.put("profile-service", profile);
        return all;
    }

    /** The service that keeps a notification: its id begins so. */
    Optional<Map.Entry<String, Appealed>> ofId(String id) {
        return appealed().entrySet().stream()
                .filter(service -> id.startsWith(service.getKey().replace("-service", "-")))
                .findFirst();
    }
}
