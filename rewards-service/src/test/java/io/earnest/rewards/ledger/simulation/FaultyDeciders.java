package io.earnest.rewards.ledger.simulation;

import io.earnest.rewards.ledger.decision.CheckedCommand;
import io.earnest.rewards.ledger.decision.Core;
import io.earnest.rewards.ledger.decision.Proposal;
import io.earnest.rewards.ledger.decision.Snapshot;
import io.earnest.rewards.ledger.engine.Surroundings;
import io.earnest.rewards.ledger.state.Account;
import io.earnest.rewards.ledger.state.Changes;
import io.earnest.rewards.ledger.state.Day;
import io.earnest.rewards.ledger.state.Documents;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.state.KeyRecord;
import io.earnest.rewards.tariff.Twei;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Deciding with something wrong about it: the commands or the state are not what they should be. */
final class FaultyDeciders {

    private FaultyDeciders() {}

    /** A command is taken for the one that was booked under its key, whatever it says. */
    static Surroundings.Decider noFingerprintCheck() {
        return (snapshot, context, commands) -> {
            Map<String, KeyRecord> keys = snapshot.documents().keysById();
            List<CheckedCommand> same = commands.stream()
                    .map(command -> {
                        if (!(command instanceof CheckedCommand.Valid valid)) {
                            return command;
                        }
                        KeyRecord record = keys.getOrDefault(valid.id(), keys.get(valid.key()));
                        return record == null
                                ? command
                                : (CheckedCommand) new CheckedCommand.Valid(
                                        valid.id(), valid.fact(), record.fingerprint(), valid.attempt());
                    })
                    .toList();
            return Core.apply(snapshot, context, same);
        };
    }

    /** Balances are what they were a decision ago. */
    static Surroundings.Decider staleBalance() {
        Map<String, Account> before = new HashMap<>();
        return (snapshot, context, commands) -> {
            Documents stale = copy(snapshot.documents());
            for (Account account : snapshot.documents().accounts()) {
                Account then = before.put(account.id(), account);
                if (then != null && then.asOf() < account.asOf()) {
                    stale.put(new Account(account.id(), then.balance(), account.counters(), account.asOf()));
                }
            }
            return Core.apply(new Snapshot(snapshot.head(), stale, snapshot.originals()), context, commands);
        };
    }

    /** What was paid today is forgotten. */
    static Surroundings.Decider withoutBudget() {
        return (snapshot, context, commands) -> {
            Day day = snapshot.head().day();
            Head head = day == null
                    ? snapshot.head()
                    : with(snapshot.head(), new Day(day.date(), day.budget(), Twei.ZERO, day.readers()));
            Proposal proposal =
                    Core.apply(new Snapshot(head, snapshot.documents(), snapshot.originals()), context, commands);
            return day == null || proposal.changes() == null ? proposal : counted(proposal, day);
        };
    }

    /** The books say again what was paid before. */
    private static Proposal counted(Proposal proposal, Day before) {
        Changes changes = proposal.changes();
        Day now = changes.head().day();
        Head head = now.date().equals(before.date())
                ? with(
                        changes.head(),
                        new Day(now.date(), now.budget(), now.paid().plus(before.paid()), now.readers()))
                : changes.head();
        return new Proposal(
                proposal.block(),
                new Changes(head, changes.documents(), changes.rows(), changes.reports()),
                proposal.decisions());
    }

    /** A writer that takes the chain over opens the day once more. */
    static Surroundings.Decider opensTwice() {
        return (snapshot, context, commands) -> {
            Head head =
                    snapshot.head().writer().equals(context.writer()) ? snapshot.head() : with(snapshot.head(), null);
            return Core.apply(new Snapshot(head, snapshot.documents(), snapshot.originals()), context, commands);
        };
    }

    /** Nobody looks whether an entry was reversed before. */
    static Surroundings.Decider reversesTwice() {
        return (snapshot, context, commands) -> {
            Documents forgetful = copy(snapshot.documents());
            forgetful.keysById().keySet().removeIf(key -> key.startsWith("reversal:"));
            return Core.apply(new Snapshot(snapshot.head(), forgetful, snapshot.originals()), context, commands);
        };
    }

    private static Documents copy(Documents documents) {
        Documents copy = new Documents();
        copy.putAll(documents);
        return copy;
    }

    private static Head with(Head head, Day day) {
        return new Head(
                head.seq(),
                head.hash(),
                head.epoch(),
                head.writer(),
                head.at(),
                day,
                head.inForce(),
                head.announced(),
                head.system(),
                head.held(),
                head.accounts(),
                head.publication());
    }
}
