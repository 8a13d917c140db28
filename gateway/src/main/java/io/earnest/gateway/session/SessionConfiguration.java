package io.earnest.gateway.session;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** A browser's session at the gateway. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {
    @Bean
    SessionCookies sessionCookies(@Value("${earnest.public-url}") String publicUrl, SessionProperties properties) {
        return new SessionCookies(publicUrl.startsWith("https:"), properties.refreshCookieLife());
    }

    @Bean
    ProfileSessions profileSessions(
            RestClient.Builder client, @Value("${earnest.peers.profile-service}") String profiles, JsonMapper json) {
        return new ProfileSessions(client.baseUrl(profiles).build(), json);
    }

    /** Before Spring Security, which verifies the token that this finds. */
    @Bean
    FilterRegistrationBean<CookieSession> cookieSession(
            SessionCookies cookies,
            ProfileSessions sessions,
            SessionProperties properties,
            @Value("${earnest.public-url}") String publicUrl,
            JwtDecoder tokens,
            ObjectProvider<LongCall> longCalls,
            Clock clock) {
        Renewals renewals =
                new Renewals(sessions, properties.renewalsKept(), properties.renewalKept(), Ticker.systemTicker());
        FilterRegistrationBean<CookieSession> filter = new FilterRegistrationBean<>(new CookieSession(
                cookies,
                new Origins(publicUrl),
                renewals,
                tokens,
                longCalls.orderedStream().toList(),
                clock));
        filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 10);
        return filter;
    }

    @Bean
    static BeanPostProcessor tokensVerifiedOnce(ObjectProvider<Clock> clock) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof JwtDecoder decoder ? new CachedTokens(decoder, clock.getObject()) : bean;
            }
        };
    }
}
