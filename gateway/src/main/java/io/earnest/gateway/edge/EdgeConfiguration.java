package io.earnest.gateway.edge;

import io.earnest.chassis.ChassisAutoConfiguration;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.web.Admission;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import jakarta.servlet.Filter;
import java.util.Objects;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/**
 * The edge's filters, in the order in which a request meets them. The observation (and with it the trace) begins before
 * the first of them; sessions and Spring Security stand before the last.
 */
@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 2;

    /** The body's limit stands before the filter that takes bodies in, the admission of requests behind it. */
    private static final int BODIES = ChassisAutoConfiguration.BODY_LIMIT_ORDER + 1;

    @Bean
    FilterRegistrationBean<AnswerHeaders> answerHeaders(EdgeProperties properties, ObjectProvider<Tracer> tracer) {
        return at(FIRST, new AnswerHeaders(properties.isHttps(), tracer.getIfAvailable()));
    }

    @Bean
    FilterRegistrationBean<ClientAddress> clientAddress(EdgeProperties properties) {
        return at(FIRST + 1, new ClientAddress(properties.trustedProxies()));
    }

    @Bean
    FilterRegistrationBean<AccessLog> accessLog() {
        return at(FIRST + 2, new AccessLog());
    }

    @Bean
    FilterRegistrationBean<RequestGuard> requestGuard(Refusal refusal) {
        return at(FIRST + 3, new RequestGuard(refusal));
    }

    @Bean
    FilterRegistrationBean<NetworkInFlight> networkInFlight(
            LimitProperties limits,
            FilterRegistrationBean<Admission> requestAdmission,
            MeterRegistry meters,
            Refusal refusal) {
        Admission admission = Objects.requireNonNull(requestAdmission.getFilter());
        return at(
                FIRST + 4,
                new NetworkInFlight(limits.networkInFlight(), limits.widening(), admission::places, meters, refusal));
    }

    @Bean
    FilterRegistrationBean<NetworkLimits> networkLimits(
            LimitProperties limits, Rates rates, MeterRegistry meters, Refusal refusal) {
        return at(FIRST + 5, new NetworkLimits(limits, rates, meters, refusal));
    }

    @Bean
    FilterRegistrationBean<WholeBodies> wholeBodies(LimitProperties limits, MeterRegistry meters) {
        return at(
                BODIES,
                new WholeBodies(limits.bodyWithin(), limits.bodiesInMemory().toBytes(), System::nanoTime, meters));
    }

    @Bean
    FilterRegistrationBean<ProfileLimits> profileLimits(
            LimitProperties limits, Rates rates, MeterRegistry meters, Refusal refusal) {
        return at(
                SecurityFilterProperties.DEFAULT_FILTER_ORDER + 10, new ProfileLimits(limits, rates, meters, refusal));
    }

    @Bean
    Rates rates(LimitProperties limits) {
        return new Rates(limits.subjectsKept(), TimeMeter.SYSTEM_NANOTIME);
    }

    @Bean
    ForwardedHeaders forwardedHeaders(EdgeProperties properties) {
        return new ForwardedHeaders(properties.isHttps());
    }

    @Bean
    ServiceAnswers serviceAnswers() {
        return new ServiceAnswers();
    }

    /** Around Boot's propagator, which would back off from a bean of ours; it goes on telling the services of our trace. */
    @Bean
    static BeanPostProcessor ownTraces(ObjectProvider<Tracer> tracer) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Propagator outgoing ? new OwnTraces(outgoing, tracer::getObject) : bean;
            }
        };
    }

    @Bean
    RequestMetrics requestMetrics() {
        return new RequestMetrics();
    }

    /** What gets past the guard and not past Spring Security's firewall, such as an unknown method. */
    @Bean
    RequestRejectedHandler rejectedRequests(Refusal refusal) {
        return (request, response, rejected) -> refusal.write(
                Problem.of("invalid-request", 400, "The request is not valid")
                        .detail("The request can't be taken as it is."),
                request,
                response);
    }

    /**
     * So that an encoded slash reaches the guard and is 404 like all that is not there, and so do the characters that should
     * have been encoded: the container would refuse them before it is known whether a person or a program asks.
     */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> addressesReachTheGuard() {
        return tomcat -> tomcat.addConnectorCustomizers(connector -> {
            connector.setProperty("relaxedPathChars", RequestGuard.UNENCODED);
            connector.setProperty("relaxedQueryChars", RequestGuard.UNENCODED);
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        });
    }

    private static <T extends Filter> FilterRegistrationBean<T> at(int order, T filter) {
        FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
