package io.earnest.gateway.page.rewards;

/**
 * What things cost and bring in Twei, read from the tariff in force: what buttons say before anybody has signed in.
 *
 * @param readingMost what a reading brings at most
 * @param commentAuthor the author's part of a comment's tribute, {@code commentTreasury} the treasury's
 */
public record Prices(
        long starterGrant,
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
        long report) {

    public long comment() {
        return commentAuthor + commentTreasury;
    }

    public long dislike() {
        return dislikeAuthor + dislikeTreasury;
    }

    /** What reading for so many seconds is worth: one Twei a begun minute, up to the most. */
    public long reading(long requiredSeconds) {
        return Math.min(readingMost, (requiredSeconds + 59) / 60);
    }
}
