package io.earnest.rewards.ledger.simulation;

import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerBusyException;
import io.earnest.rewards.ledger.LedgerUnavailableException;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.state.Account;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.ledger.state.EntryQuery;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Sends what the plan says, again and again until it is answered, to one replica or another; and looks at accounts. */
final class Client {

    private static final int MOST_TRIES = 400;
    private static final int AT_ONCE = 64;

    private final Run run;
    private final int number;
    private int tries;

    Client(Run run, int number) {
        this.run = run;
        this.number = number;
    }

    void perform() {
        for (Plan.Event event : run.plan.events()) {
            if (run.over()) {
                return;
            }
            switch (event) {
                case Plan.Event.Submit submit
                when submit.client() == number -> {
                    run.scheduler.pause(submit.pauseMillis() * 1_000_000L);
                    submit(submit.commands());
                }
                case Plan.Event.Look look
                when look.client() == number -> {
                    run.scheduler.pause(look.pauseMillis() * 1_000_000L);
                    look(look.profile());
                }
                default -> {}
            }
        }
    }

    /** Everything that was answered gets the same answer again, and nothing is booked by that. */
    void askAgain() {
        List<Command> answered = List.copyOf(run.observations.answers.keySet());
        long before = blocks();
        for (int from = 0; from < answered.size() && !run.over(); from += AT_ONCE) {
            tries++;
            submit(answered.subList(from, Math.min(answered.size(), from + AT_ONCE)));
        }
        long after = blocks();
        if (!run.over() && after != before) {
            throw new AssertionError(
                    "nothing is booked again: block " + before + " was the last, now " + after + " is");
        }
    }

    private long blocks() {
        return until("head", ledger -> ledger.head().seq()).orElse(0L);
    }

    private void submit(List<Command> commands) {
        Optional<List<Result>> results = until("submit", ledger -> ledger.submit(commands));
        if (results.isPresent()) {
            for (int i = 0; i < commands.size(); i++) {
                run.observations.answered(commands.get(i), results.get().get(i));
            }
            run.scheduler.trace(
                    "was answered: " + results.get().stream().map(Client::text).toList());
        }
    }

    private static String text(Result result) {
        return result.getClass().getSimpleName() + " " + result.command()
                + switch (result) {
                    case Result.Booked booked -> " " + booked.ref();
                    case Result.Refused refused -> " " + refused.ref();
                    case Result.Conflict conflict -> "";
                    case Result.Invalid invalid -> "";
                };
    }

    /** Once, where it can be had: reads are not tried again and again. */
    private void look(String profile) {
        long floor = run.observations.told();
        Replica replica = run.replica(number + tries++);
        once(
                        replica,
                        "look",
                        ledger -> ledger.together(() -> {
                            Account account = ledger.account(profile);
                            List<AccountEntry> rows = ledger.entries(EntryQuery.of(profile, null, 1_000));
                            return new Observations.Seen(
                                    account,
                                    rows.stream().map(AccountEntry::ref).toList(),
                                    floor);
                        }))
                .ifPresent(seen -> {
                    run.observations.seen.add(seen);
                    run.observations.told(seen.account().asOf());
                    run.scheduler.trace("sees " + seen.account().id() + " with "
                            + seen.account().balance().amount() + " as of "
                            + seen.account().asOf() + ", " + seen.rows().size() + " rows, floor " + floor);
                });
    }

    private <T> Optional<T> until(String what, Function<Ledger, T> call) {
        for (int i = 0; i < MOST_TRIES && !run.over(); i++) {
            Optional<T> answer = once(run.replica(number + tries), what, call);
            if (answer.isPresent()) {
                return answer;
            }
            tries++;
            run.scheduler.pause(1_000_000L + run.random.nextLong(300_000_000L));
        }
        if (!run.over()) {
            throw new AssertionError("is answered at last: " + what);
        }
        return Optional.empty();
    }

    /** The call is in that process, and may die with it. */
    private <T> Optional<T> once(Replica replica, String what, Function<Ledger, T> call) {
        if (replica.process.dead()) {
            return Optional.empty();
        }
        Scheduler.SimulatedThread thread = run.scheduler.current();
        thread.process = replica.process;
        try {
            return Optional.of(call.apply(replica.ledger));
        } catch (LedgerUnavailableException | LedgerBusyException e) {
            run.scheduler.trace(what + ": " + e.getMessage());
            return Optional.empty();
        } catch (Crashed e) {
            run.scheduler.trace(what + ": " + replica.process.name + " is gone");
            return Optional.empty();
        } finally {
            thread.process = run.outside();
        }
    }
}
