package io.earnest.chassis.trace;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that spans are lost, as a warning and once in a while: a collector that is away takes nothing from what people came for, and
 * the library below would call it an error with each batch, which is what alerts count.
 */
final class LossNotingExporter implements SpanExporter {
    private static final Logger LOG = LoggerFactory.getLogger(LossNotingExporter.class);
    private static final long PAUSE = Duration.ofMinutes(5).toNanos();

    private final SpanExporter exporter;
    private final String endpoint;
    private final LongSupplier nanoTime;
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong nextNote;

    /** @param nanoTime a clock that only goes forward, in nanoseconds */
    LossNotingExporter(SpanExporter exporter, String endpoint, LongSupplier nanoTime) {
        this.exporter = exporter;
        this.endpoint = endpoint;
        this.nanoTime = nanoTime;
        this.nextNote = new AtomicLong(nanoTime.getAsLong());
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        int count = spans.size();
        CompletableResultCode result = exporter.export(spans);
        return result.whenComplete(() -> {
            if (!result.isSuccess()) {
                note(count, result.getFailureThrowable());
            }
        });
    }

    private void note(int count, @Nullable Throwable reason) {
        lost.addAndGet(count);
        long due = nextNote.get();
        long now = nanoTime.getAsLong();
        if (now - due >= 0 && nextNote.compareAndSet(due, now + PAUSE)) {
            LOG.warn(
                    "{} spans did not reach {}: {}",
                    lost.getAndSet(0),
                    endpoint,
                    reason == null ? "it refused them" : reason.toString());
        }
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
