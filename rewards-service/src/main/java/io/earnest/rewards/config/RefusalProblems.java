package io.earnest.rewards.config;

import io.earnest.chassis.problem.Problem;
import io.earnest.rewards.ledger.decision.IssueLimit;
import io.earnest.rewards.ledger.entry.Outcome;

/** What a person is told of a refused command. */
public final class RefusalProblems {
    private RefusalProblems() {}

    public static Problem of(Outcome.Rejected rejected) {
        return switch (rejected.reason()) {
            case INSUFFICIENT_TWEI -> insufficientTwei(rejected);
            case DAILY_LIMIT ->
                problem(rejected, 429, "The day's limit is reached")
                        .detail("No more of this today. The limit is lifted at midnight UTC.");
            case NOTHING_TO_REPORT ->
                problem(rejected, 404, "There is nothing to report")
                        .detail("You have no entry for this article, so there is nothing to sum up and nothing to"
                                + " pay.");
            case UNKNOWN_ENTRY ->
                problem(rejected, 404, "There is no such entry").detail("No entry is booked under this id.");
            case NOT_REVERSIBLE ->
                problem(rejected, 409, "This entry cannot be reversed")
                        .detail("Reversals, day openings, sign-up grants, grants to the treasury and tariffs stay, and"
                                + " what is reversed once is not reversed again.");
            case ISSUE_LIMIT ->
                problem(rejected, 409, "More than may ever be issued")
                        .detail("All that was issued may reach " + IssueLimit.MOST_ISSUED.amount()
                                + " Twei by grants, and this one would pass it. Grant less.");
            case TARIFF_VERSION ->
                problem(rejected, 409, "Not the next tariff version")
                        .detail("A new tariff has the version behind the newest one.");
        };
    }

    private static Problem problem(Outcome.Rejected rejected, int status, String title) {
        return Problem.of(rejected.reason().code(), status, title);
    }

    private static Problem insufficientTwei(Outcome.Rejected rejected) {
        long balance = rejected.balance() == null ? 0 : rejected.balance().amount();
        long price = rejected.price() == null ? 0 : rejected.price().amount();
        return problem(rejected, 402, "Not enough Twei")
                .detail("This costs " + price + " Twei, and you have " + balance + ".")
                .with("balance", balance)
                .with("price", price);
    }
}
