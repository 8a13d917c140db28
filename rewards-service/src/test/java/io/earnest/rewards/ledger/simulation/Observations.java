package io.earnest.rewards.ledger.simulation;

import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.state.Account;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the clients were told. */
final class Observations {

    /**
     * An account as a client saw it.
     *
     * @param floor the newest block that somebody had been told of before the read began
     */
    record Seen(Account account, List<EntryRef> rows, long floor) {}

    /** An answer to a command. The same id may come with other values, which is another command. */
    record Answered(Command command, Result result) {}

    final Map<Command, Result> answers = new LinkedHashMap<>();
    final List<Seen> seen = new ArrayList<>();
    private long told;

    /** The newest block that somebody has been told of. */
    long told() {
        return told;
    }

    void told(long seq) {
        told = Math.max(told, seq);
    }

    void answered(Command command, Result result) {
        Result before = answers.putIfAbsent(command, result);
        if (before != null && !before.equals(result)) {
            throw new AssertionError(
                    "the same answer: " + command.id() + " was answered " + before + ", then " + result);
        }
        switch (result) {
            case Result.Booked booked -> told(booked.ref().block());
            case Result.Refused refused -> told(refused.ref().block());
            case Result.Conflict conflict -> {}
            case Result.Invalid invalid -> {}
        }
    }
}
