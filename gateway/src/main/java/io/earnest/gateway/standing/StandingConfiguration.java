package io.earnest.gateway.standing;

import io.earnest.chassis.token.Viewer;
import io.earnest.gateway.session.SessionEnds;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StandingConfiguration {
    /** Behind the limit per profile, which costs no call. */
    private static final int ORDER = SecurityFilterProperties.DEFAULT_FILTER_ORDER + 20;

    @Bean
    FilterRegistrationBean<StandingFilter> standingFilter(Standings standings, MeterRegistry meters) {
        FilterRegistrationBean<StandingFilter> registration =
                new FilterRegistrationBean<>(new StandingFilter(standings, meters));
        registration.setOrder(ORDER);
        return registration;
    }

    @Bean
    SessionEnds sessionEnds(Standings standings) {
        return (profile, session) -> standings.now(new Viewer(profile, "", Set.of(), 1, session)) == Standing.ENDED;
    }
}
