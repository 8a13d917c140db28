package io.earnest.rewards.ledger.entry;

import java.util.List;

/** The accounts that belong to nobody. Every other account is a profile's, under the profile's id. */
public final class SystemAccounts {

    /** Issues; the only account that goes below zero: minus everything ever issued. */
    public static final String MINT = "mint";

    /** Gets what is paid for activities, and pays for budgets what it has beyond its reserve. */
    public static final String TREASURY = "treasury";
    /** What is left of today's reward budget. */
    public static final String BUDGET = "budget";
    /** The author's share of imported articles. */
    public static final String ARCHIVE = "archive";

    static final List<String> ALL = List.of(MINT, TREASURY, BUDGET, ARCHIVE);

    private SystemAccounts() {}

    /** Whether that account belongs to nobody. */
    public static boolean contains(String account) {
        return ALL.contains(account);
    }

    /** Whether the account has statements and entries of its own to show: all but mint, treasury and budget. */
    public static boolean keepsStatement(String account) {
        return account.equals(ARCHIVE) || !contains(account);
    }
}
