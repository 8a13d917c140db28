package io.earnest.gateway.page.rewards;

import java.util.List;

/** The thirteen lines of a profit-and-loss report, in the order and words in which every panel shows them. */
public enum ReportLine {
    PLUSES("Earned for Pluses"),
    COMMENT_REWARDS("Comment Rewards"),
    LIKES_OWN("Likes Own"),
    LIKES_COMMENTER("Likes Commenter"),
    LIKES_AUTHOR("Likes Author"),
    DISLIKES_AUTHOR("Dislikes Author"),
    READING("Earned for Reading"),
    MINUSES("Spent for Minuses"),
    COMMENT_TRIBUTES("Comment Tributes"),
    DISLIKES_OWN("Dislikes Own"),
    DISLIKES_COMMENTER("Dislikes Commenter"),
    PUBLISH_TRIBUTE("Post Publish Tribute"),
    PNL_REPORTS("PnL Reports");

    private static final int PROFIT_LINES = 7;

    private final String title;

    ReportLine(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public static List<ReportLine> profit() {
        return List.of(values()).subList(0, PROFIT_LINES);
    }

    public static List<ReportLine> loss() {
        return List.of(values()).subList(PROFIT_LINES, values().length);
    }
}
