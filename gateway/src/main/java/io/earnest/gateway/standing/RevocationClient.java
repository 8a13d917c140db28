package io.earnest.gateway.standing;

import java.util.List;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@FeignClient(name = "profile-service", contextId = "revocations")
interface RevocationClient {
    @GetMapping("/internal/revocations")
    Page after(@RequestParam long after);

    /**
     * A part of the feed.
     *
     * @param items none where all is told
     * @param next what to ask for after this; less than what was asked for where the feed has begun anew
     */
    record Page(List<Revocation> items, long next) {}

    /**
     * Something that tokens which are out do not say.
     *
     * @param kind one of {@link Revoked}'s, or a word of a newer profile-service
     * @param sessions those that have ended
     */
    record Revocation(String kind, String profile, List<String> sessions) {}
}
