package io.earnest.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Verifies a token's signature once a minute, not once a request: that costs more than all else that the gateway does
 * with one. The expiry is looked at each time, and without the seconds of tolerance that the services have: what is good
 * here is good there, too. A person's token that they refuse would count as their failure, and open their breakers.
 */
final class CachedTokens implements JwtDecoder {
    private static final int KEPT = 10_000;
    private static final int LONGEST = 2_000;
    private static final Duration KEPT_FOR = Duration.ofMinutes(1);
    private static final OAuth2Error ENDED =
            new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "the token has ended", null);

    private final JwtDecoder verifying;
    private final Clock clock;
    private final Cache<String, Jwt> verified =
            Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(KEPT_FOR).build();

    CachedTokens(JwtDecoder verifying, Clock clock) {
        this.verifying = verifying;
        this.clock = clock;
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = verified.getIfPresent(token);
        if (known != null && isAlive(known.getExpiresAt())) {
            return known;
        }
        Jwt jwt = verifying.decode(token);
        if (!isAlive(jwt.getExpiresAt())) {
            throw new JwtValidationException("the token has ended", List.of(ENDED));
        }
        if (token.length() <= LONGEST) {
            verified.put(token, jwt);
        }
        return jwt;
    }

    private boolean isAlive(@Nullable Instant expires) {
        return expires != null && expires.isAfter(clock.instant());
    }
}
