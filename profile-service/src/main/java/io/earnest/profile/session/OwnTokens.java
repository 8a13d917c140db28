package io.earnest.profile.session;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.earnest.chassis.token.TokenProperties;
import io.earnest.chassis.token.TokenSecurity;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/** Verifies the tokens that this service itself issued, without asking itself for the keys. */
@Configuration(proxyBeanMethods = false)
class OwnTokens {
    /** Where an old token is no obstacle: whoever comes here wants a new one. */
    private static final Set<String> TOKENLESS =
            Set.of("/api/profiles", "/api/sessions/refresh", "/.well-known/jwks.json");

    @Bean
    JwtDecoder ownTokenDecoder(SigningKey key, TokenProperties properties) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, new ImmutableJWKSet<>(key.published())));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(TokenSecurity.peopleTokenRules(properties));
        return decoder;
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
