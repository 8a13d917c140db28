package io.earnest.article.reading;

import io.earnest.article.rewards.Settlement;
import io.earnest.chassis.export.Export;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All that somebody read here, for their export. */
@Component
public class OwnReadings {
    private static final int MOST = 200;

    private final ReadingStore readings;
    private final VerifiedStore verified;

    OwnReadings(ReadingStore readings, VerifiedStore verified) {
        this.readings = readings;
        this.verified = verified;
    }

    /** Without the account that has the author's part. */
    record VerifiedExport(
            String readingId,
            String articleId,
            int level,
            int requiredSeconds,
            int creditedSeconds,
            double scroll,
            Instant verifiedAt,
            Settlement settlement) {}

    record StartedExport(
            String id, String articleId, Instant startedAt, int requiredSeconds, int creditedSeconds, double scroll) {}

    /** Those of the articles that somebody has read. */
    public Set<String> readAmong(String reader, List<String> articles) {
        return verified.among(reader, articles);
    }

    /** The verified readings behind a key. */
    public Export.Slice verified(String reader, @Nullable String after) {
        return Export.Slice.of(
                verified.by(reader, after, MOST + 1),
                MOST,
                Verified::id,
                v -> new VerifiedExport(
                        v.reading(),
                        v.article(),
                        v.level(),
                        v.requiredSeconds(),
                        v.creditedSeconds(),
                        v.scroll(),
                        v.verifiedAt(),
                        v.booking().shown()));
    }

    /** What was started, behind a key. */
    public Export.Slice started(String reader, @Nullable String after) {
        return Export.Slice.of(
                readings.by(reader, after, MOST + 1),
                MOST,
                Started::id,
                s -> new StartedExport(
                        s.id(), s.article(), s.startedAt(), s.requiredSeconds(), s.creditedSeconds(), s.scroll()));
    }

    /** The reading that runs or ran last, as far as it came. */
    public Export.Slice running(String reader) {
        List<StartedExport> slot = readings.slot(reader).stream()
                .map(s -> new StartedExport(
                        s.reading(),
                        s.article(),
                        s.startedAt(),
                        s.requiredSeconds(),
                        s.progress().creditedSeconds(),
                        s.progress().scroll()))
                .toList();
        return new Export.Slice(slot, null);
    }
}
