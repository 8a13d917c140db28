package io.earnest.article.markdown;

/** How long a text takes. */
public final class ReadingTime {
    private static final int WORDS_A_MINUTE = 238;
    private static final int FASTEST_PAID_WORDS_A_MINUTE = 500;
    private static final int LEAST_REQUIRED_SECONDS = 15;

    private ReadingTime() {}

    /** Time to Read as it is shown, rounded up to seconds. */
    public static int shownSeconds(int words) {
        return Math.ceilDiv(words * 60, WORDS_A_MINUTE);
    }

    /** What must be credited before a reading is paid. */
    public static int requiredSeconds(int words) {
        return Math.max(LEAST_REQUIRED_SECONDS, Math.ceilDiv(words * 60, FASTEST_PAID_WORDS_A_MINUTE));
    }
}
