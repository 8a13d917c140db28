package io.earnest.chassis.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.Problems;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.server.resource.BearerTokenErrorCodes;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/**
 * Stateless security of every service: {@code /internal/**} takes services only; everywhere else a person's token is
 * verified where one is sent, and controllers that need one ask for a {@link Viewer}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenProperties.class)
public class TokenSecurity {
    /** How long published keys serve while profile-service can't be reached. */
    private static final Duration OUTAGE = Duration.ofHours(12);

    @Bean
    CallerVerifier callerVerifier(TokenProperties properties, Clock clock, MeterRegistry meters) {
        return CallerVerifier.of(properties, clock, meters);
    }

    @Bean
    @Lazy
    ServiceTokens serviceTokens(TokenProperties properties, Clock clock) {
        var file = properties.serviceKeyFile();
        if (file == null || file.toString().isEmpty()) {
            throw new IllegalStateException("EARNEST_SERVICE_KEY_FILE must name this service's private key");
        }
        return new ServiceTokens(properties.serviceName(), Pem.ecPrivateKey(file), clock);
    }

    /** A span and a timer for each filter of each request would cost more than the filters do. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain internalCalls(HttpSecurity http, CallerVerifier verifier) {
        return stateless(http.securityMatcher("/internal/**"))
                .addFilterBefore(new CallerFilter(verifier), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(HttpSecurity http, JwtDecoder decoder, ObjectProvider<BearerTokenResolver> resolver) {
        return stateless(http)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(decoder))
                        .bearerTokenResolver(
                                new OneBearerToken(resolver.getIfAvailable(DefaultBearerTokenResolver::new)))
                        // What is no token at all is refused before its verification, and told as a problem too.
                        .authenticationEntryPoint(
                                (request, response, failure) -> Problems.write(problemOf(failure), response))
                        .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                            @Override
                            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                                filter.setAuthenticationFailureHandler(
                                        (request, response, failure) -> Problems.write(problemOf(failure), response));
                                return filter;
                            }
                        }))
                .build();
    }

    @Bean
    @ConditionalOnMissingBean(JwtDecoder.class)
    PeopleTokens peopleTokens(
            TokenProperties properties, OAuth2TokenValidator<Jwt> rules, Clock clock, MeterRegistry meters) {
        try {
            JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                            URI.create(properties.jwksUri()).toURL(),
                            new DefaultResourceRetriever(1_000, 2_000, 50_000))
                    .cache(Duration.ofMinutes(5).toMillis(), 3_000)
                    .rateLimited(1_000)
                    .retrying(true)
                    .outageTolerant(OUTAGE.toMillis())
                    .build();
            return new PeopleTokens(new KnownKeys(keys), rules, clock, meters);
        } catch (MalformedURLException e) {
            throw new IllegalStateException("earnest.jwks-uri is no URL: " + properties.jwksUri(), e);
        }
    }

    @Bean
    @ConditionalOnMissingBean(name = "peopleTokenRules")
    OAuth2TokenValidator<Jwt> peopleTokenRules(TokenProperties properties) {
        return rules(properties);
    }

    /** Issuer, audience and expiry of people's tokens. */
    public static OAuth2TokenValidator<Jwt> rules(TokenProperties properties) {
        OAuth2TokenValidator<Jwt> audience =
                jwt -> jwt.getAudience() != null && jwt.getAudience().equals(List.of(properties.audience()))
                        ? OAuth2TokenValidatorResult.success()
                        : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "wrong audience", null));
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(Duration.ofSeconds(5)),
                new JwtIssuerValidator(properties.issuer()),
                audience);
    }

    private static Problem problemOf(Exception failure) {
        if (failure instanceof OAuth2AuthenticationException refused
                && refused.getError().getErrorCode().equals(BearerTokenErrorCodes.INVALID_REQUEST)) {
            return Problem.invalid("Authorization", "may be sent once, and a token in no other place");
        }
        return failure instanceof AuthenticationServiceException
                ? Problem.unavailable("profile-service")
                : Problem.of("invalid-token", 401, "The token is not valid")
                        .detail("The token has expired or is not one of ours. Refresh the session or sign in again.");
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable);
    }
}
