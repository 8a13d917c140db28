package io.earnest.gateway.page.profile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What everybody may see of a person. Their avatar is not part of it: it is a pen name. */
public record PublicProfile(
        String handle,
        @Nullable String displayName,
        @Nullable String bio,
        int level,
        @Nullable Instant joinedAt) {

    public String name() {
        return displayName == null || displayName.isBlank() ? handle : displayName;
    }
}
