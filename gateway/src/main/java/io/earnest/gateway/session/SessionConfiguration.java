package io.earnest.gateway.session;

import com.github.benmanes.caffeine.cache.Ticker;
import io.earnest.chassis.token.TokenProperties;
import io.earnest.chassis.token.TokenSecurity;
import io.earnest.gateway.edge.Refusal;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** A browser's session at the gateway. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {
    private static final OAuth2Error ENDED =
            new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "the token has ended", null);

    @Bean
    SessionCookies sessionCookies(@Value("${earnest.public-url}") String publicUrl, SessionProperties properties) {
        return new SessionCookies(publicUrl.startsWith("https:"), properties.refreshCookieLife());
    }

    @Bean
    ProfileSessions profileSessions(
            RestClient.Builder client, @Value("${earnest.peers.profile-service}") String profiles, JsonMapper json) {
        return new ProfileSessions(client.baseUrl(profiles).build(), json);
    }

    @Bean
    Renewals renewals(ProfileSessions sessions, JwtDecoder tokens, SessionEnds ends, SessionProperties properties) {
        return new Renewals(
                sessions, tokens, ends, properties.renewalsKept(), properties.renewalKept(), Ticker.systemTicker());
    }

    /** Before Spring Security, which verifies the token that this finds. */
    @Bean
    FilterRegistrationBean<CookieSession> cookieSession(
            SessionCookies cookies,
            Renewals renewals,
            @Value("${earnest.public-url}") String publicUrl,
            JwtDecoder tokens,
            ObjectProvider<LongCall> longCalls,
            ObjectProvider<OwnPiece> ownPieces,
            Refusal refusal,
            Clock clock) {
        FilterRegistrationBean<CookieSession> filter = new FilterRegistrationBean<>(new CookieSession(
                cookies,
                new Origins(publicUrl),
                renewals,
                tokens,
                longCalls.orderedStream().toList(),
                ownPieces.orderedStream().toList(),
                refusal,
                clock));
        filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 10);
        return filter;
    }

    /**
     * As the services have them, without their seconds of tolerance: what is good here is good there, too. A person's token
     * that they refuse would count as their failure, and open their breakers.
     */
    @Bean
    OAuth2TokenValidator<Jwt> peopleTokenRules(TokenProperties properties, Clock clock) {
        OAuth2TokenValidator<Jwt> alive =
                jwt -> jwt.getExpiresAt() != null && jwt.getExpiresAt().isAfter(clock.instant())
                        ? OAuth2TokenValidatorResult.success()
                        : OAuth2TokenValidatorResult.failure(ENDED);
        return new DelegatingOAuth2TokenValidator<>(TokenSecurity.rules(properties), alive);
    }
}
