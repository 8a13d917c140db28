package io.earnest.rewards.ledger.engine;

import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.MemoryStore;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.decision.BlockContext;
import io.earnest.rewards.ledger.decision.CheckedCommand;
import io.earnest.rewards.ledger.decision.CommandCheck;
import io.earnest.rewards.ledger.decision.Core;
import io.earnest.rewards.ledger.decision.Decision;
import io.earnest.rewards.ledger.decision.Proposal;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.entry.Posting;
import io.earnest.rewards.ledger.entry.SystemAccounts;
import io.earnest.rewards.ledger.projection.Projected;
import io.earnest.rewards.ledger.projection.Projector;
import io.earnest.rewards.ledger.projection.UnprojectedState;
import io.earnest.rewards.ledger.recovery.Blocks;
import io.earnest.rewards.ledger.recovery.Tip;
import io.earnest.rewards.ledger.state.Day;
import io.earnest.rewards.tariff.Twei;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** A ledger without threads: every submission is decided at once, at a time that only the test moves. */
public final class World {

    /** Noon, when 0.5034 of a day's budget is released: 5,034 of 10,000. */
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    public final MemoryStore store = new MemoryStore();
    public final UnprojectedState state = new UnprojectedState(store, 1_000);
    private final Blocks blocks = new Blocks(store);
    private final Tip tip =
            new Tip(store, store, state, blocks, new Projector(store, state, LedgerOptions.of("world")));
    private final Random salts = new Random(1);
    private Instant now = NOON;

    public World at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    public World pass(Duration time) {
        now = now.plus(time);
        return this;
    }

    public Instant now() {
        return now;
    }

    /** Profiles with their starter grant. */
    public World profiles(String... profiles) {
        for (String profile : profiles) {
            submit(Commands.signUp(profile));
        }
        return this;
    }

    /** Brings a balance to that amount, by a grant or by minuses on a throw-away article. */
    public World balance(String profile, long twei) {
        long difference = twei - balance(profile);
        if (difference > 0) {
            submit(Commands.grant("to-" + profile + "-" + state.head().seq(), profile, difference));
        }
        for (int i = 0; difference < 0; difference += 2, i++) {
            if (difference == -1) {
                throw new IllegalArgumentException("a balance is only brought down by two");
            }
            submit(Commands.minus("throw-away-" + i + "-" + state.head().seq(), profile, "nobody"));
        }
        return this;
    }

    public Result submit(Command command) {
        return submit(List.of(command)).getFirst();
    }

    /** Decides them together, as one submission; several blocks if one is too small. */
    public List<Result> submit(List<Command> commands) {
        List<CheckedCommand> rest = commands.stream().map(CommandCheck::check).toList();
        List<Result> results = new ArrayList<>();
        while (!rest.isEmpty()) {
            Proposal proposal = Core.apply(tip.prepare(rest), context(), rest);
            if (proposal.block() != null) {
                store.append(proposal.block());
                tip.commit(proposal.block(), proposal.changes());
                store.write(proposal.changes());
                store.moveWatermark(proposal.block().seq());
                Projected.now(state, proposal.changes());
            }
            for (Decision decision : proposal.decisions()) {
                results.add(CommandQueue.result(decision, proposal.block(), blocks));
            }
            rest = rest.subList(proposal.decisions().size(), rest.size());
        }
        return results;
    }

    public long balance(String account) {
        return SystemAccounts.contains(account)
                ? state.head().balance(account).amount()
                : state.account(account).balance().amount();
    }

    /** The statement's lines, signs as shown. */
    public Twei line(String account, String article, Line line) {
        return state.statement(account, article).shown(line);
    }

    public Day day() {
        return state.head().day();
    }

    /** The postings of a booked result, one string each. */
    public List<String> booked(Command command) {
        Result result = submit(command);
        if (result instanceof Result.Booked booked) {
            return postings(booked.entry());
        }
        throw new AssertionError("not booked: " + result);
    }

    /** {@code account amount line = balance after}, or {@code account (amount) line reason} of an unpaid one. */
    public static List<String> postings(Entry entry) {
        return entry.postings().stream().map(World::text).toList();
    }

    private static String text(Posting posting) {
        String line = posting.line() == null ? "" : " " + posting.line();
        return switch (posting) {
            case Posting.Paid paid ->
                "%s %+d%s".formatted(paid.account(), paid.twei().amount(), line);
            case Posting.Unpaid unpaid ->
                "%s (%+d)%s %s"
                        .formatted(
                                unpaid.account(),
                                unpaid.twei().amount(),
                                line,
                                unpaid.reason().code());
        };
    }

    private BlockContext context() {
        byte[] salt = new byte[32];
        salts.nextBytes(salt);
        Instant at = now.isBefore(state.head().at()) ? state.head().at() : now;
        return new BlockContext(at, "world", HexFormat.of().formatHex(salt));
    }
}
