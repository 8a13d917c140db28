package io.earnest.gateway.session;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What profile-service tells of how a person signs in, as far as their page shows it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record OwnFactors(
        int recoveryCodesLeft,
        @Nullable Instant recoveryCodesMadeAt,
        @Nullable Instant totpSince,
        List<Passkey> passkeys,
        boolean passwordNeeded) {
    /** One of their passkeys. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Passkey(
            String id,
            String name,
            Instant createdAt,
            @Nullable Instant lastUsedAt) {}
}
