package io.earnest.rewards.ledger.entry;

import java.util.Arrays;

/** Why a whole command was refused. Nothing changed but that this attempt is answered so for ever. */
public enum Refusal {
    INSUFFICIENT_TWEI("insufficient-twei", 402, "Not enough Twei"),
    DAILY_LIMIT("daily-limit", 429, "The day's limit is reached"),
    NOTHING_TO_REPORT("nothing-to-report", 404, "There is nothing to report"),
    UNKNOWN_ENTRY("unknown-entry", 404, "There is no such entry"),
    NOT_REVERSIBLE("not-reversible", 409, "This entry cannot be reversed"),
    TARIFF_VERSION("tariff-version", 409, "Not the next tariff version"),
    ISSUE_LIMIT("issue-limit", 409, "More than may ever be issued");

    private final String code;
    private final int status;
    private final String title;

    Refusal(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    /** The code in blocks, and the last part of the problem's type. */
    public String code() {
        return code;
    }

    /** The HTTP status that says the same. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /**
     * The one with that code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Refusal of(String code) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.code.equals(code))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no refusal " + code));
    }

    @Override
    public String toString() {
        return code;
    }
}
