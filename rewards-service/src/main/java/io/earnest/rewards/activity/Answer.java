package io.earnest.rewards.activity;

import io.earnest.chassis.problem.Problem;
import io.earnest.rewards.config.RefusalProblems;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.Settlement;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.Posting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one command came to.
 *
 * @param settlement for the command's actor; consumers keep it and hand it out as it is
 * @param problem why it was refused or can't be taken; null where it is booked
 * @param consequences what the ledger booked behind it by itself
 */
record Answer(
        String command,
        Outcome outcome,
        @Nullable Settlement settlement,
        @Nullable Problem problem,
        List<Consequence> consequences) {

    enum Outcome {
        BOOKED,
        REFUSED,
        /** The natural key stands for something else. */
        CONFLICT,
        /** Never to be sent again. */
        INVALID
    }

    /** A comment that became valued: for whom, and what it paid. */
    record Consequence(
            String activity,
            String key,
            String account,
            long twei,
            @Nullable String reason) {
        static List<Consequence> of(@Nullable Entry valued) {
            return valued == null
                    ? List.of()
                    : valued.postings().stream()
                            .filter(posting -> posting.line() != null)
                            .map(posting -> of(valued, posting))
                            .toList();
        }

        private static Consequence of(Entry valued, Posting posting) {
            String activity = valued.activity().wireName();
            return switch (posting) {
                case Posting.Paid paid ->
                    new Consequence(
                            activity, valued.key(), paid.account(), paid.twei().amount(), null);
                case Posting.Unpaid unpaid ->
                    new Consequence(
                            activity,
                            valued.key(),
                            unpaid.account(),
                            0,
                            unpaid.reason().code());
            };
        }
    }

    static Answer of(Result result) {
        return switch (result) {
            case Result.Booked booked ->
                new Answer(
                        booked.command(), Outcome.BOOKED, booked.settlement(), null, Consequence.of(booked.valued()));
            case Result.Refused refused ->
                new Answer(
                        refused.command(),
                        Outcome.REFUSED,
                        refused.settlement(),
                        RefusalProblems.of(refused.rejected()),
                        List.of());
            case Result.Conflict conflict ->
                new Answer(
                        conflict.command(),
                        Outcome.CONFLICT,
                        null,
                        Problem.of("conflict", 409, "Already booked otherwise")
                                .detail("What this command names is booked with another actor, subject or value."),
                        List.of());
            case Result.Invalid invalid -> invalid(invalid.command(), invalid.why());
        };
    }

    static Answer invalid(String command, String why) {
        return new Answer(
                command,
                Outcome.INVALID,
                null,
                Problem.of("invalid-command", 400, "The command is not valid").detail(why),
                List.of());
    }
}
