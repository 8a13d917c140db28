package io.earnest.chassis;

import com.mongodb.client.MongoClient;
import io.earnest.chassis.api.ApiConfiguration;
import io.earnest.chassis.bulkhead.BulkheadConfiguration;
import io.earnest.chassis.call.CallConfiguration;
import io.earnest.chassis.intent.IntentOwner;
import io.earnest.chassis.intent.IntentPump;
import io.earnest.chassis.intent.IntentQueue;
import io.earnest.chassis.metrics.MetricsConfiguration;
import io.earnest.chassis.notification.NotificationConfiguration;
import io.earnest.chassis.problem.OutsideControllers;
import io.earnest.chassis.problem.ProblemAdvice;
import io.earnest.chassis.running.InUse;
import io.earnest.chassis.store.StoreConfiguration;
import io.earnest.chassis.token.Caller;
import io.earnest.chassis.token.IdentityArguments;
import io.earnest.chassis.token.TokenSecurity;
import io.earnest.chassis.token.Viewer;
import io.earnest.chassis.trace.TraceConfiguration;
import io.earnest.chassis.web.Admission;
import io.earnest.chassis.web.BodyLimitFilter;
import io.earnest.chassis.web.ContainerErrors;
import io.earnest.chassis.web.Draining;
import io.earnest.chassis.web.FixedLanguage;
import io.earnest.chassis.web.SingleValues;
import io.earnest.chassis.web.StrictJson;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.cloud.openfeign.FeignAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Everything of the chassis that a service gets by having it on the class path. */
@AutoConfiguration(before = {ErrorMvcAutoConfiguration.class, FeignAutoConfiguration.class})
@Import({
    ProblemAdvice.class,
    OutsideControllers.class,
    TokenSecurity.class,
    CallConfiguration.class,
    BulkheadConfiguration.class,
    StoreConfiguration.class,
    MetricsConfiguration.class,
    TraceConfiguration.class,
    StrictJson.class,
    ApiConfiguration.class,
    NotificationConfiguration.class
})
public class ChassisAutoConfiguration {
    /** Before the admission of requests, so that a body can be taken in between the two. */
    public static final int BODY_LIMIT_ORDER = Ordered.HIGHEST_PRECEDENCE + 15;

    /** Behind the observation, which counts what is turned away too, and before anything that costs. */
    public static final int ADMISSION_ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Viewer.class, Caller.class);
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    InUse inUse(ApplicationContext context, ObjectProvider<JwtDecoder> tokens) {
        return new InUse(context, tokens);
    }

    @Bean
    WebMvcConfigurer argumentsOfCalls() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new IdentityArguments());
            }

            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new SingleValues());
            }
        };
    }

    @Bean
    FilterRegistrationBean<Admission> requestAdmission(
            @Value("${earnest.service-name}") String service,
            @Value("${earnest.limits.in-flight:128}") int most,
            @Value("${earnest.limits.target-latency:0s}") Duration target,
            MeterRegistry meters) {
        FilterRegistrationBean<Admission> filter =
                new FilterRegistrationBean<>(Admission.of(service, most, target, meters));
        filter.setOrder(ADMISSION_ORDER);
        return filter;
    }

    @Bean
    Draining draining(@Value("${earnest.drain:0s}") Duration time) {
        return new Draining(time);
    }

    /** Before admission, whose refusals are to end their connections, too. */
    @Bean
    FilterRegistrationBean<Draining> endingConnections(Draining draining) {
        FilterRegistrationBean<Draining> filter = new FilterRegistrationBean<>(draining);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerErrors(
            @Value("${earnest.service-name}") String service) {
        return tomcat -> tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ContainerErrors(service)));
    }

    /** Before everything that Spring has registered: some of it asks for the request's language. */
    @Bean
    FilterRegistrationBean<FixedLanguage> fixedLanguage() {
        FilterRegistrationBean<FixedLanguage> filter = new FilterRegistrationBean<>(new FixedLanguage());
        filter.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit(@Value("${earnest.max-body-bytes:262144}") long maxBytes) {
        FilterRegistrationBean<BodyLimitFilter> filter = new FilterRegistrationBean<>(new BodyLimitFilter(maxBytes));
        filter.setOrder(BODY_LIMIT_ORDER);
        return filter;
    }

    /**
     * Keeps the error page from being written behind an answer that broke off (the server includes it there before it cuts
     * the connection): what a client has of a list or a document must not end in a problem.
     */
    @Bean
    FilterRegistrationBean<Filter> nothingBehindBrokenAnswers() {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
            if (!response.isCommitted()) {
                chain.doFilter(request, response);
            }
        });
        filter.setDispatcherTypes(DispatcherType.ERROR, DispatcherType.INCLUDE);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** Intents, for services that have a store. A service declares an {@link IntentQueue} bean per collection. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MongoClient.class)
    static class Intents {
        @Bean
        IntentOwner intentOwner(@Value("${earnest.service-name}") String service) {
            return new IntentOwner(service + "/" + Ids.random());
        }

        @Bean
        IntentPump intentPump(ObjectProvider<IntentQueue> queues, Clock clock, MeterRegistry meters) {
            return new IntentPump(queues.orderedStream().toList(), clock, meters);
        }
    }
}
