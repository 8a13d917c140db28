package io.earnest.gateway.edge;

import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Begins a trace of our own with each request. A client's {@code traceparent} could else put its requests into another's
 * trace, or have all of them sampled; it is kept as a link (W3C Trace Context, "restarting the trace"). Their
 * {@code tracestate} and {@code baggage} end here.
 */
final class OwnTraces implements Propagator {
    /** What may speak of traces to the services: none of it is the client's. */
    static final List<String> HEADERS = List.of(
            "traceparent",
            "tracestate",
            "baggage",
            "b3",
            "X-B3-TraceId",
            "X-B3-SpanId",
            "X-B3-ParentSpanId",
            "X-B3-Sampled",
            "X-B3-Flags");

    private static final Pattern TRACEPARENT =
            Pattern.compile("[0-9a-f]{2}-(?!0{32})(?<trace>[0-9a-f]{32})-(?!0{16})(?<span>[0-9a-f]{16})-[0-9a-f]{2}");

    private final Propagator outgoing;
    private final Supplier<Tracer> tracers;

    /** @param tracers asked with each request, as this stands before the tracer is made */
    OwnTraces(Propagator outgoing, Supplier<Tracer> tracers) {
        this.outgoing = outgoing;
        this.tracers = tracers;
    }

    @Override
    public List<String> fields() {
        return outgoing.fields();
    }

    @Override
    public <C> void inject(TraceContext context, @Nullable C carrier, Setter<C> setter) {
        outgoing.inject(context, carrier, setter);
    }

    @Override
    public <C> Span.Builder extract(@Nullable C carrier, Getter<C> getter) {
        Tracer tracer = tracers.get();
        Span.Builder own = tracer.spanBuilder().setNoParent();
        String said = carrier == null ? null : getter.get(carrier, "traceparent");
        Matcher theirs = TRACEPARENT.matcher(said == null ? "" : said);
        return theirs.matches()
                ? own.addLink(new Link(tracer.traceContextBuilder()
                        .traceId(theirs.group("trace"))
                        .spanId(theirs.group("span"))
                        .sampled(false)
                        .build()))
                : own;
    }
}
