package io.earnest.profile.session;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Refresh tokens: session, generation and an HMAC of both. The store holds neither token nor hash, so a copy of it lets
 * nobody in; any generation's token can be made again, so that two tabs which rotate at the same moment get the same
 * successor; and an old token is told from an invented one, so that only a token which was really given out, and is used
 * again, ends a session. The keys derive from those of {@link SigningKey}: who removes one ends the sessions that were not
 * refreshed since another one signs.
 */
@Component
class RefreshTokens {
    private final DerivedMac mac;

    /** A token that this service has made, as read back. */
    record Parsed(String session, long generation) {}

    RefreshTokens(SigningKey signingKey) {
        this.mac = new DerivedMac(signingKey, "earnest refresh tokens 1");
    }

    String of(String session, long generation) {
        return session + "." + generation + "." + mac.of(session + "." + generation);
    }

    /** What the token says, or empty where it is none of ours. */
    Optional<Parsed> parse(@Nullable String token) {
        if (token == null || token.length() > 200) {
            return Optional.empty();
        }
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || !parts[1].matches("[1-9][0-9]{0,17}")) {
            return Optional.empty();
        }
        long generation = Long.parseLong(parts[1]);
        return mac.isOf(parts[0] + "." + generation, parts[2])
                ? Optional.of(new Parsed(parts[0], generation))
                : Optional.empty();
    }
}
