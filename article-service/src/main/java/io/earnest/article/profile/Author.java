package io.earnest.article.profile;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * An article's author, as readers see them.
 *
 * @param level of the last UTC midnight: one that moved at once would tell what the person does elsewhere
 */
public record Author(
        String handle,
        String displayName,
        @Schema(description = "As of the last UTC midnight") int level) {
    static Author of(Profile profile) {
        return new Author(profile.handle(), profile.displayName(), profile.publicLevel());
    }
}
