package io.earnest.gateway.page.rewards;

import java.util.List;

/**
 * What things cost and bring in Twei, read from the tariff in force: what buttons say before anybody has signed in.
 *
 * @param readingSecondsPerTwei a reading brings one Twei for each of these that has begun
 * @param readingMost what a reading brings at most
 * @param paidReadings by rising levels
 * @param paidPluses how many pluses a day bring the author something
 * @param commentAuthor the author's part of a comment's tribute, {@code commentTreasury} the treasury's
 */
public record Prices(
        long starterGrant,
        long readingSecondsPerTwei,
        long readingMost,
        long plusAuthor,
        long minus,
        long publish,
        long commentAuthor,
        long commentTreasury,
        long commentValued,
        long likeVoter,
        long likeCommenter,
        long likeAuthor,
        long dislikeAuthor,
        long dislikeTreasury,
        long dislikeCommenter,
        long report,
        List<PaidReadings> paidReadings,
        long paidPluses) {

    public Prices {
        paidReadings = List.copyOf(paidReadings);
    }

    /** How many readings a day are paid from a level on. */
    public record PaidReadings(int fromLevel, long readings) {}

    public long comment() {
        return commentAuthor + commentTreasury;
    }

    public long dislike() {
        return dislikeAuthor + dislikeTreasury;
    }

    /** What reading for so many seconds is worth: one Twei for each stretch that has begun, up to the most. */
    public long reading(long requiredSeconds) {
        return Math.min(readingMost, Math.ceilDiv(requiredSeconds, readingSecondsPerTwei));
    }
}
