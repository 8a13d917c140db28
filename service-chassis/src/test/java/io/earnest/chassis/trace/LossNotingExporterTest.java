package io.earnest.chassis.trace;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

class LossNotingExporterTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(LossNotingExporter.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final AtomicLong clock = new AtomicLong(1);

    @BeforeEach
    void listen() {
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(logged);
    }

    @Test
    void whatACollectorDoesNotTakeIsAWarningOnceInFiveMinutes() {
        SpanExporter exporter = new LossNotingExporter(
                answering(CompletableResultCode.ofExceptionalFailure(new IOException("Connection refused"))),
                "http://collector",
                clock::get);

        exporter.export(spans(3));
        exporter.export(spans(4));
        clock.addAndGet(Duration.ofMinutes(4).toNanos());
        exporter.export(spans(5));
        assertThat(logged.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN);
        assertThat(logged.list.getFirst().getFormattedMessage())
                .isEqualTo("3 spans did not reach http://collector: java.io.IOException: Connection refused");

        clock.addAndGet(Duration.ofMinutes(2).toNanos());
        exporter.export(spans(1));
        assertThat(logged.list).hasSize(2);
        assertThat(logged.list.getLast().getFormattedMessage()).startsWith("10 spans did not reach");
    }

    @Test
    void whatIsTakenIsNothingToSpeakOf() {
        new LossNotingExporter(answering(CompletableResultCode.ofSuccess()), "http://collector", clock::get)
                .export(spans(3));

        assertThat(logged.list).isEmpty();
    }

    /** A package that is moved would make errors of it again. */
    @Test
    void theLibrarysOwnWordsAreOffWhereItSaysThem() throws IOException, ClassNotFoundException {
        List<PropertySource<?>> chassis =
                new YamlPropertySourceLoader().load("chassis", new ClassPathResource("chassis.yaml"));
        Class<?> says = Class.forName("io.opentelemetry.exporter.internal.http.HttpExporter");

        assertThat(chassis)
                .extracting(source -> source.getProperty("logging.level." + says.getPackageName()))
                .contains("OFF");
    }

    private static Collection<SpanData> spans(int count) {
        return Collections.nCopies(count, null);
    }

    private static SpanExporter answering(CompletableResultCode result) {
        return new SpanExporter() {
            @Override
            public CompletableResultCode export(Collection<SpanData> spans) {
                return result;
            }

            @Override
            public CompletableResultCode flush() {
                return CompletableResultCode.ofSuccess();
            }

            @Override
            public CompletableResultCode shutdown() {
                return CompletableResultCode.ofSuccess();
            }
        };
    }
}
