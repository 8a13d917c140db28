package io.earnest.rewards.ledger.entry;

import java.util.Arrays;

/** Why a leg was not paid, in the order of precedence. The activity counts all the same. */
public enum Reason {
    OWN_ARTICLE("own-article"),
    /** Whose leg it is has deleted their account. The caller reports it. */
    ACCOUNT_CLOSED("account-closed"),
    ALREADY_PAID("already-paid"),
    PAIR_LIMIT("pair-limit"),
    DAILY_LIMIT("daily-limit"),
    BUDGET_EXHAUSTED("budget-exhausted"),
    /** A disliked commenter has nothing to pay with. */
    NO_BALANCE("no-balance");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    /** The code in JSON and in blocks. */
    public String code() {
        return code;
    }

    /**
     * The one with that code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Reason of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no reason " + code));
    }

    @Override
    public String toString() {
        return code;
    }
}
