package io.earnest.gateway.session;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Objects;

/**
 * What profile-service answers to a sign-in or a refresh; the gateway reads no more of it than this.
 *
 * @param expiresIn seconds that the access token is good for
 * @param refreshToken opaque, good for one refresh (and 30 seconds of grace)
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Tokens(String accessToken, long expiresIn, String refreshToken) {
    Tokens {
        // Jackson knows nothing of nullness.
        Objects.requireNonNull(accessToken, "accessToken");
        Objects.requireNonNull(refreshToken, "refreshToken");
    }
}
