package io.earnest.chassis.trace;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Sends the sampled spans to an OTLP endpoint where one is set, and nothing anywhere where none is. Trace ids are made and
 * handed on in both cases. Spring Boot's own exporter hangs on a condition that ahead-of-time processing decides at the
 * build, when no endpoint is known.
 */
@Configuration(proxyBeanMethods = false)
public class TraceConfiguration {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /**
     * The exporter.
     *
     * @param endpoint whole address, such as {@code http://collector:4318/v1/traces}; empty for none
     */
    @Bean
    SpanExporter tracesOverHttp(@Value("${earnest.traces.endpoint:}") String endpoint) {
        if (endpoint.isBlank()) {
            return SpanExporter.composite();
        }
        SpanExporter overHttp = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint)
                .setTimeout(TIMEOUT)
                .setConnectTimeout(TIMEOUT)
                .setCompression("gzip")
                .build();
        return new LossNotingExporter(overHttp, endpoint, System::nanoTime);
    }

    /**
     * Which traces are sampled: of those that come without a decision a part, and none where there is nowhere to send them.
     *
     * @param probability the part, from 0 to 1
     */
    @Bean
    Sampler sampledTraces(
            @Value("${earnest.traces.endpoint:}") String endpoint,
            @Value("${management.tracing.sampling.probability}") double probability) {
        return Sampler.parentBased(endpoint.isBlank() ? Sampler.alwaysOff() : Sampler.traceIdRatioBased(probability));
    }
}
