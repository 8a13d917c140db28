package io.earnest.profile.session;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import io.earnest.chassis.token.PeopleTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/** Verifies the tokens that this service itself issued, without asking itself for the keys. */
@Configuration(proxyBeanMethods = false)
class OwnTokens {
    /** Where an old token is no obstacle: whoever comes here wants a new one. */
    private static final Set<String> TOKENLESS = Set.of(
            "/api/profiles",
            "/api/sessions/refresh",
            "/api/sessions/second-factor",
            "/api/sessions/passkey",
            "/api/sessions/passkey/options",
            "/api/recoveries",
            "/.well-known/jwks.json");

    @Bean
    PeopleTokens ownTokenDecoder(
            SigningKey key, OAuth2TokenValidator<Jwt> peopleTokenRules, Clock clock, MeterRegistry meters) {
        return new PeopleTokens(new ImmutableJWKSet<>(key.published()), peopleTokenRules, clock, meters);
    }

    @Bean
    BearerTokenResolver bearerTokens() {
        DefaultBearerTokenResolver header = new DefaultBearerTokenResolver();
        return request -> {
            boolean signIn = request.getMethod().equals("POST")
                    && request.getRequestURI().equals("/api/sessions");
            return signIn || TOKENLESS.contains(request.getRequestURI()) ? null : header.resolve(request);
        };
    }
}
