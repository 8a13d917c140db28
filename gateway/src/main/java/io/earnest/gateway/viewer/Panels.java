package io.earnest.gateway.viewer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The answer. What a service knows of the viewer is passed on as it came; the gateway neither reads nor changes more of it
 * than the fields named here. A part that is null is either named in {@code unavailable} or does not exist (a rating that
 * was not given).
 *
 * @param listed whether the article is on the viewer's reading list
 * @param unavailable names of the parts whose service did not answer in time
 */
record Panels(
        @Nullable JsonNode me,
        @Nullable JsonNode reading,
        @Nullable JsonNode rating,
        @Nullable JsonNode listed,
        @Nullable Wallet wallet,
        @Nullable JsonNode pnl,
        @Nullable Comments comments,
        @Nullable CommentBox commentBox,
        List<String> unavailable) {

    record Wallet(JsonNode balance, JsonNode allowances) {}

    record Comments(JsonNode mine, JsonNode votes) {}

    /**
     * Whether the viewer may comment here, and as whom.
     *
     * @param reason why not, null where they may
     * @param fixedAvatarId the avatar that the viewer has here already
     * @param price null while rewards-service has not said it
     */
    record CommentBox(
            boolean allowed,
            @Nullable String reason,
            JsonNode requiredLevel,
            JsonNode avatars,
            JsonNode fixedAvatarId,
            @Nullable Price price) {}

    /** What a comment costs and who gets it, in Twei. */
    record Price(long twei, List<Leg> legs) {}

    record Leg(String role, long twei) {}
}
