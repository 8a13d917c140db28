package io.earnest.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.testing.Hostile;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Hostile
class OwnTracesTest {
    private static final String THEIRS = "0af7651916cd43dd8448eb211c80319c";
    private static final String THEIR_SPAN = "b7ad6b7169203331";

    private final List<SpanData> spans = new ArrayList<>();

    @Test
    void aClientsTraceIsALinkOfOurs() {
        begin(Sampler.alwaysOn(), "00-" + THEIRS + "-" + THEIR_SPAN + "-01");
        assertThat(spans).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isNotEqualTo(THEIRS);
            assertThat(span.getParentSpanContext().isValid()).isFalse();
            assertThat(span.getLinks()).singleElement().satisfies(link -> {
                assertThat(link.getSpanContext().getTraceId()).isEqualTo(THEIRS);
                assertThat(link.getSpanContext().getSpanId()).isEqualTo(THEIR_SPAN);
            });
        });
    }

    @Test
    void aClientDoesNotDecideWhatIsSampled() {
        begin(Sampler.parentBased(Sampler.alwaysOff()), "00-" + THEIRS + "-" + THEIR_SPAN + "-01");
        assertThat(spans).isEmpty();
        begin(Sampler.parentBased(Sampler.alwaysOn()), "00-" + THEIRS + "-" + THEIR_SPAN + "-00");
        assertThat(spans).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
            })
    void whatIsNoTraceIsNoLink(String traceparent) {
        begin(Sampler.alwaysOn(), traceparent);
        assertThat(spans)
                .singleElement()
                .satisfies(span -> assertThat(span.getLinks()).isEmpty());
    }

    private void begin(Sampler sampler, String traceparent) {
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .setSampler(sampler)
                .addSpanProcessor(SimpleSpanProcessor.create(new Kept()))
                .build()) {
            OtelTracer tracer = new OtelTracer(provider.get("test"), new OtelCurrentTraceContext(), event -> {});
            new OwnTraces(Propagator.NOOP, () -> tracer)
                    .extract(Map.of("traceparent", traceparent), Map::get)
                    .start()
                    .end();
        }
    }

    private final class Kept implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            spans.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
