package io.earnest.article.tariff;

/**
 * How long a text takes, and how long it must at least, by the tariff.
 *
 * @param version of the tariff
 * @param minimumSeconds no reading is verified sooner
 * @param requiredWordsPerMinute the pace that must not be passed
 * @param shownWordsPerMinute the pace by which times are shown
 */
public record ReadingRules(int version, int minimumSeconds, int requiredWordsPerMinute, int shownWordsPerMinute) {
    /** Of the first tariff, which never changes: what holds until rewards-service has ever said more. */
    static final ReadingRules FIRST = new ReadingRules(1, 15, 500, 238);

    public ReadingRules {
        if (version < 1 || minimumSeconds < 1 || requiredWordsPerMinute < 1 || shownWordsPerMinute < 1) {
            throw new IllegalArgumentException("a tariff without its rules of reading");
        }
    }

    /** Time to Read as it is shown, rounded up to seconds. */
    public int shownSeconds(int words) {
        return seconds(words, shownWordsPerMinute);
    }

    /** What must be credited before a reading that starts now is paid, in seconds. */
    public int requiredSeconds(int words) {
        return Math.max(minimumSeconds, seconds(words, requiredWordsPerMinute));
    }

    private static int seconds(int words, int wordsPerMinute) {
        return Math.toIntExact(Math.ceilDiv(words * 60L, wordsPerMinute));
    }
}
