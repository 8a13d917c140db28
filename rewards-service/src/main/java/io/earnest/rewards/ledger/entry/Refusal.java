package io.earnest.rewards.ledger.entry;

import java.util.Arrays;

/** Why a whole command was refused. Nothing changed but that this attempt is answered so for ever. */
public enum Refusal {
    INSUFFICIENT_TWEI("insufficient-twei"),
    DAILY_LIMIT("daily-limit"),
    NOTHING_TO_REPORT("nothing-to-report"),
    UNKNOWN_ENTRY("unknown-entry"),
    NOT_REVERSIBLE("not-reversible"),
    TARIFF_VERSION("tariff-version"),
    ISSUE_LIMIT("issue-limit");

    private final String code;

    Refusal(String code) {
        this.code = code;
    }

    /** The code in blocks, and the last part of the problem's type. */
    public String code() {
        return code;
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
