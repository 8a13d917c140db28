package io.earnest.profile.experience;

/** What brings experience, how much, and the natural key of its event. */
public enum Kind {
    READING("article-read", 10),
    RATING("article-rated", 2),
    LIKE_RECEIVED("comment-voted", 5),
    COMMENT_VALUED("comment-valued", 15);

    private final String activity;
    private final int xp;

    Kind(String activity, int xp) {
        this.activity = activity;
        this.xp = xp;
    }

    /** The activity that the event tells of: the first part of its key, and of the scope that a caller needs. */
    String activity() {
        return activity;
    }

    int xp() {
        return xp;
    }
}
