package io.earnest.chassis.token;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;

/**
 * The published keys, once they have been seen. A token that names a key which is not among them makes the source look
 * again, but not more often than once a second: past that there is no such key, which is the token's fault. Before the first
 * look has succeeded nobody can tell, and that stays a failure.
 */
final class KnownKeys implements JWKSource<SecurityContext> {
    private final JWKSource<SecurityContext> published;
    private volatile boolean seen;

    KnownKeys(JWKSource<SecurityContext> published) {
        this.published = published;
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        try {
            List<JWK> keys = published.get(selector, context);
            seen = true;
            return keys;
        } catch (RateLimitReachedException e) {
            if (seen) {
                return List.of();
            }
            throw e;
        }
    }
}
