package io.earnest.article.rating;

import io.earnest.article.rewards.Settlement;
import io.earnest.chassis.export.Export;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All that somebody rated, for their export. */
@Component
public class OwnRatings {
    private static final int MOST = 200;

    private final RatingStore store;

    OwnRatings(RatingStore store) {
        this.store = store;
    }

    /** Without the account that got the author's share. */
    record RatingExport(String articleId, Rating.Value value, Instant ratedAt, Settlement settlement) {}

    /** The ratings behind a key. */
    public Export.Slice page(String reader, @Nullable String after) {
        return Export.Slice.of(
                store.by(reader, after, MOST + 1),
                MOST,
                Rating::id,
                r -> new RatingExport(
                        r.article(), r.value(), r.ratedAt(), r.booking().shown()));
    }
}
