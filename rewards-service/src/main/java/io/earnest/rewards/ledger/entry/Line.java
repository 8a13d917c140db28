package io.earnest.rewards.ledger.entry;

/**
 * A line of the profit-and-loss report, in the report's order. A posting carries the line of its account's capacity; a
 * line is the sum of its postings, and on the loss side what was spent counts up.
 */
public enum Line {
    PLUSES(Side.PROFIT, "Earned for Pluses"),
    COMMENT_REWARDS(Side.PROFIT, "Comment Rewards"),
    LIKES_OWN(Side.PROFIT, "Likes Own"),
    LIKES_COMMENTER(Side.PROFIT, "Likes Commenter"),
    LIKES_AUTHOR(Side.PROFIT, "Likes Author"),
    DISLIKES_AUTHOR(Side.PROFIT, "Dislikes Author"),
    READING(Side.PROFIT, "Earned for Reading"),
    MINUSES(Side.LOSS, "Spent for Minuses"),
    COMMENT_TRIBUTES(Side.LOSS, "Comment Tributes"),
    DISLIKES_OWN(Side.LOSS, "Dislikes Own"),
    DISLIKES_COMMENTER(Side.LOSS, "Dislikes Commenter"),
    PUBLISH_TRIBUTE(Side.LOSS, "Post Publish Tribute"),
    PNL_REPORTS(Side.LOSS, "PnL Reports");

    /** Which half of the report a line stands in. */
    public enum Side {
        PROFIT,
        LOSS
    }

    private final Side side;
    private final String title;

    Line(Side side, String title) {
        this.side = side;
        this.title = title;
    }

    public Side side() {
        return side;
    }

    /** The line's name on the page. */
    public String title() {
        return title;
    }
}
