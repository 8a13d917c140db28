package io.earnest.gateway.page.rewards;

/** The part of the tariff in force that pages speak of, laid out as rewards-service answers it. */
record Tariff(Costs prices, Rewards rewards, Reading reading) {

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
                prices.report());
    }
}
