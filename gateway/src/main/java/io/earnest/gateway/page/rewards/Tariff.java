package io.earnest.gateway.page.rewards;

import io.earnest.gateway.page.rewards.Prices.PaidReadings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of the tariff in force that pages speak of, laid out as rewards-service answers it. */
record Tariff(
        Costs prices,
        Rewards rewards,
        Reading reading,
        @Nullable Limits limits) {

    record Costs(
            long publication,
            long minus,
            long commentToAuthor,
            long commentToTreasury,
            long dislikeToAuthor,
            long dislikeToTreasury,
            long dislikedCommenter,
            long report) {}

    record Rewards(
            long starterGrant,
            long plusToAuthor,
            long likeToVoter,
            long likeToCommenter,
            long likeToAuthor,
            long commentValued) {}

    record Reading(long secondsPerTwei, long most) {}

    record Limits(List<PaidReadings> paidReadings, long paidPluses) {}

    Prices inOurWords() {
        return new Prices(
                rewards.starterGrant(),
                reading.secondsPerTwei(),
                reading.most(),
                rewards.plusToAuthor(),
                prices.minus(),
                prices.publication(),
                prices.commentToAuthor(),
                prices.commentToTreasury(),
                rewards.commentValued(),
                rewards.likeToVoter(),
                rewards.likeToCommenter(),
                rewards.likeToAuthor(),
                prices.dislikeToAuthor(),
                prices.dislikeToTreasury(),
                prices.dislikedCommenter(),
                prices.report(),
                // One that is upgraded later may not tell them.
                limits == null ? List.of() : limits.paidReadings(),
                limits == null ? 0 : limits.paidPluses());
    }
}
