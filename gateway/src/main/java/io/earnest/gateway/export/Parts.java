package io.earnest.gateway.export;

import io.earnest.chassis.call.Peer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** The services' parts of an export, in the order in which the document has them. */
@Component
record Parts(ProfilePart profile, ArticlePart article, CommentPart comment, RewardsPart rewards) {
    /** Who gave the token that all are asked with. */
    static final String PROFILE = "profile";

    /** @param name of the document's member */
    record Part(String name, Peer peer, Pages pages) {
        Part(String name, String provider, Pages pages) {
            this(name, new Peer(provider, "export"), pages);
        }
    }

    List<Part> all() {
        return List.of(
                new Part(PROFILE, "profile-service", profile),
                new Part("articles", "article-service", article),
                new Part("comments", "comment-service", comment),
                new Part("rewards", "rewards-service", rewards));
    }

    /** What every service answers, a bounded page at a time. */
    interface Pages {
        @GetMapping("/api/export")
        Page page(
                @RequestHeader(HttpHeaders.AUTHORIZATION) String token,
                @RequestParam(required = false) @Nullable String cursor);
    }

    /**
     * Some items of a section.
     *
     * @param single whether the section is the one item itself, not the list of all pages' items
     */
    record Page(
            String section,
            boolean single,
            List<JsonNode> items,
            @Nullable String next) {}

    @FeignClient(name = "profile-service", contextId = "export-profile")
    interface ProfilePart extends Pages {}

    @FeignClient(name = "article-service", contextId = "export-article")
    interface ArticlePart extends Pages {}

    @FeignClient(name = "comment-service", contextId = "export-comment")
    interface CommentPart extends Pages {}

    @FeignClient(name = "rewards-service", contextId = "export-rewards")
    interface RewardsPart extends Pages {}
}
