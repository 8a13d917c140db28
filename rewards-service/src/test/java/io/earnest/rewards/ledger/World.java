package io.earnest.rewards.ledger;

import io.earnest.rewards.tariff.Twei;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A ledger without threads: every submission is decided at once, at a time that only the test moves. */
final class World {

    /** Noon, when 0.5034 of a day's budget is released: 5,034 of 10,000. */
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    final MemoryStore store = new MemoryStore();
    final Memory memory = new Memory(store, 1_000);
    private final Blocks blocks = new Blocks(store);
    private final Preparation preparation = new Preparation(memory, blocks);
    private final Random salts = new Random(1);
    private Instant now = NOON;

    World at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    World pass(Duration time) {
        now = now.plus(time);
        return this;
    }

    Instant now() {
        return now;
    }

    /** Profiles with their starter grant. */
    World profiles(String... profiles) {
        for (String profile : profiles) {
            submit(Commands.signUp(profile));
        }
        return this;
    }

    /** Brings a balance to that amount, by a grant or by minuses on a throw-away article. */
    World balance(String profile, long twei) {
        long difference = twei - balance(profile);
        if (difference > 0) {
            submit(Commands.grant("to-" + profile + "-" + memory.head().seq(), profile, difference));
        }
        for (int i = 0; difference < 0; difference += 2, i++) {
            if (difference == -1) {
                throw new IllegalArgumentException("a balance is only brought down by two");
            }
            submit(Commands.minus("throw-away-" + i + "-" + memory.head().seq(), profile, "nobody"));
        }
        return this;
    }

    Result submit(Command command) {
        return submit(List.of(command)).getFirst();
    }

    /** Decides them together, as one submission; several blocks if one is too small. */
    List<Result> submit(List<Command> commands) {
        List<Checked> rest = commands.stream().map(Check::check).toList();
        List<Result> results = new ArrayList<>();
        while (!rest.isEmpty()) {
            Applied applied = Core.apply(preparation.forCommands(rest), stamp(), rest);
            if (applied.block() != null) {
                store.append(applied.block());
                memory.commit(applied.changes());
                store.write(applied.changes());
                store.moveWatermark(applied.block().seq());
                memory.projected(applied.changes());
            }
            for (Decision decision : applied.decisions()) {
                results.add(Submissions.result(decision, applied.block(), blocks));
            }
            rest = rest.subList(applied.decisions().size(), rest.size());
        }
        return results;
    }

    long balance(String account) {
        return SystemAccounts.contains(account)
                ? memory.head().balance(account).amount()
                : memory.account(account).balance().amount();
    }

    /** The statement's lines, signs as shown. */
    Twei line(String account, String article, Line line) {
        return memory.statement(account, article).shown(line);
    }

    Day day() {
        return memory.head().day();
    }

    /** The postings of a booked result, one string each. */
    List<String> booked(Command command) {
        Result result = submit(command);
        if (result instanceof Result.Booked booked) {
            return postings(booked.entry());
        }
        throw new AssertionError("not booked: " + result);
    }

    /** {@code account amount line = balance after}, or {@code account (amount) line reason} of an unpaid one. */
    static List<String> postings(Entry entry) {
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

    private Stamp stamp() {
        byte[] salt = new byte[32];
        salts.nextBytes(salt);
        Instant at = now.isBefore(memory.head().at()) ? memory.head().at() : now;
        return new Stamp(at, "world", Hashing.hex(salt));
    }
}
