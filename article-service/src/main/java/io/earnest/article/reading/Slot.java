package io.earnest.article.reading;

import io.earnest.article.rewards.Opportunity;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * The one running reading of a profile. It is the profile's document, so that a second one can't run.
 *
 * @param reading the reading's id
 * @param account who gets the author's share of the article
 * @param requiredSeconds fixed when the reading started
 * @param opportunity what it could bring when it started, or null where the ledger could not say
 * @param beats how many beats came: what compare-and-set compares
 * @param starts how many readings the profile started today; null where an older version of this service wrote it
 */
public record Slot(
        @BsonId String profile,
        String reading,
        String article,
        String account,
        int requiredSeconds,
        @Nullable Opportunity opportunity,
        Instant startedAt,
        long beats,
        Progress progress,
        @Nullable Starts starts) {

    boolean isOf(String articleId) {
        return article.equals(articleId);
    }

    boolean suffices() {
        return progress.suffices(requiredSeconds);
    }

    Slot with(Progress next) {
        return new Slot(
                profile, reading, article, account, requiredSeconds, opportunity, startedAt, beats + 1, next, starts);
    }
}
