package io.earnest.rewards.activity;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Caller;
import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.wallet.ReversalReasons;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Books what other services report. */
@RestController
@Tag(name = "internal")
class ActivityController {
    private final Bookings bookings;
    private final ReversalReasons reasons;

    ActivityController(Bookings bookings, ReversalReasons reasons) {
        this.bookings = bookings;
        this.reasons = reasons;
    }

    /** The answers, in the order of the commands. */
    record Answers(List<Answer> results) {}

    /**
     * Books a batch. What can't be read as a command is answered INVALID in its place and keeps nothing else from being
     * booked; one command beyond the caller's scopes refuses the batch, as that is a defect of the caller's.
     */
    @Operation(summary = "Books a batch of commands and answers each in its place")
    @PostMapping("/internal/activities")
    Answers submit(Caller caller, @Valid @RequestBody Submission submission) {
        List<Submission.Request> requests = submission.commands();
        List<@Nullable Answer> unreadable = new ArrayList<>();
        List<Command> commands = new ArrayList<>();
        for (Submission.Request request : requests) {
            Optional<Activity> activity = Activity.of(request.activity());
            activity.ifPresent(known -> requireScope(caller, known));
            unreadable.add(read(request, activity, commands));
        }
        List<Result> answered = commands.isEmpty() ? List.of() : bookings.submit(commands);
        for (int i = 0; i < answered.size(); i++) {
            reasons.answered(commands.get(i), answered.get(i));
        }
        Iterator<Result> results = answered.iterator();
        return new Answers(unreadable.stream()
                .map(answer -> answer != null ? answer : Answer.of(results.next()))
                .toList());
    }

    private static void requireScope(Caller caller, Activity activity) {
        caller.require(activity.scope()
                .orElseThrow(() -> Problem.forbidden("Nobody submits " + activity + ": the ledger books it itself.")
                        .exception()));
    }

    /** Adds the command to those to be submitted and returns null, or says what is wrong with it. */
    private static @Nullable Answer read(
            Submission.Request request, Optional<Activity> activity, List<Command> commands) {
        if (activity.isEmpty()) {
            return Answer.invalid(request.command(), "There is no activity " + request.activity() + ".");
        }
        try {
            commands.add(request.toCommand(activity.get()));
            return null;
        } catch (IllegalArgumentException e) {
            return Answer.invalid(request.command(), String.valueOf(e.getMessage()));
        }
    }
}
