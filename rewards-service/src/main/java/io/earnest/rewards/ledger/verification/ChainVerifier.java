package io.earnest.rewards.ledger.verification;

import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.chain.Chain;
import io.earnest.rewards.ledger.decision.CheckedCommand;
import io.earnest.rewards.ledger.decision.Core;
import io.earnest.rewards.ledger.decision.Decision;
import io.earnest.rewards.ledger.decision.Snapshot;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.projection.Projector;
import io.earnest.rewards.ledger.projection.UnprojectedState;
import io.earnest.rewards.ledger.recovery.Blocks;
import io.earnest.rewards.ledger.recovery.Tip;
import io.earnest.rewards.ledger.state.Day;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.store.Journal;
import io.earnest.rewards.ledger.store.Projections;
import io.earnest.rewards.tariff.Tariff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows a chain from its first block, and decides each block anew: from the facts that its entries hold, on the state
 * before, by the code that decides. Says the first thing that is not as it must be: a link or a hash; a sum or a balance; an
 * entry that would not be booked so. LEDGER.md says what a chain does not hold, and so is bounded instead.
 *
 * <p>The state comes to stand in projections of its own, so that memory is bounded by the options of a ledger, and one number
 * for each account. For one thread.
 */
public final class ChainVerifier implements AutoCloseable {

    private final UnprojectedState state;
    private final Tip tip;
    private final Projector projector;
    private final Thread projecting;
    private final Chain chain = Chain.fromTheBeginning();
    private final TrialBalance books = new TrialBalance();
    private final EntryFacts facts = new EntryFacts(books);

    /**
     * @param journal where the originals of reversals are read
     * @param empty where the state comes to stand
     */
    public ChainVerifier(Journal journal, Projections empty) {
        LedgerOptions options = LedgerOptions.of("verification");
        empty.prepare();
        this.state = new UnprojectedState(empty, options.mostCached());
        this.projector = new Projector(empty, state, options);
        this.tip = new Tip(journal, empty, state, new Blocks(journal), projector);
        this.projecting = Thread.ofPlatform().name("verification-projector").start(projector);
    }

    /** What is wrong with this as the next block; empty if nothing is. After a flaw it is over. */
    public Optional<String> append(Block block) throws InterruptedException {
        Optional<String> flaw = chain.append(block);
        if (flaw.isPresent()) {
            return flaw;
        }
        try {
            projector.awaitRoom();
            decide(block);
            return Optional.empty();
        } catch (Flaw found) {
            return Optional.of(found.what);
        }
    }

    /** The state behind the last block that was appended. */
    public Head head() {
        return tip.head();
    }

    /** How many entries were decided, refusals among them. */
    public long entries() {
        return books.entries();
    }

    /** How many accounts have a posting, those of the system among them. */
    public int accounts() {
        return books.accounts();
    }

    /** The sum of all balances, in Twei; 0 as long as there was no flaw. */
    public long sum() {
        return books.sum();
    }

    /** Ends when all of the state is in the projections. */
    @Override
    public void close() {
        projector.stop();
        try {
            projecting.join(Duration.ofHours(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        projecting.interrupt();
    }

    private void decide(Block block) {
        Head before = tip.head();
        if (!block.day().equals(Day.dateOf(block.at()))) {
            throw new Flaw("block " + block.seq() + " is of " + Day.dateOf(block.at()) + ", and says " + block.day());
        }
        if (block.epoch() != Core.epoch(before, block.writer())) {
            throw new Flaw("block " + block.seq() + " has epoch " + block.epoch() + ", and would have "
                    + Core.epoch(before, block.writer()));
        }
        Claims claims = claims(block, before.tariffOn(block.day()));
        Snapshot snapshot = tip.prepare(claims.commands());
        Core.Decided decided = Core.decide(snapshot, block.at(), claims.commands());
        compare(block, decided, claims);
        tip.commit(block, decided.overlay().changes(block));
    }

    /**
     * What a block's entries say that they answer.
     *
     * @param byEntry the command's place among the commands, by the entry's
     */
    private record Claims(List<CheckedCommand> commands, Map<Integer, Integer> byEntry) {}

    private Claims claims(Block block, Tariff tariff) {
        Parties parties = new Parties(state, block);
        List<CheckedCommand> commands = new ArrayList<>();
        Map<Integer, Integer> byEntry = new HashMap<>();
        for (int i = 0; i < block.entries().size(); i++) {
            Entry entry = block.entries().get(i);
            CheckedCommand claimed = claimed(block, i, tariff, parties);
            if (claimed instanceof CheckedCommand.Malformed(String id, String why)) {
                throw flaw(block, i, "there is no such command: " + why);
            }
            if (claimed instanceof CheckedCommand.Valid valid) {
                refuse(block, i, parties.flaw(valid.fact(), entry));
                byEntry.put(i, commands.size());
                commands.add(valid);
            }
            refuse(block, i, books.add(entry));
            parties.add(entry);
        }
        return new Claims(commands, byEntry);
    }

    private @Nullable CheckedCommand claimed(Block block, int index, Tariff tariff, Parties parties) {
        Entry entry = block.entries().get(index);
        try {
            return facts.command(entry, tariff, parties.readersOwn(entry)).orElse(null);
        } catch (EntryFacts.Missing e) {
            throw flaw(block, index, String.valueOf(e.getMessage()));
        }
    }

    private static void compare(Block block, Core.Decided decided, Claims claims) {
        List<Entry> booked = block.entries();
        for (int i = 0; i < booked.size(); i++) {
            Decision decision = decision(decided, claims.byEntry().get(i));
            if (before(decision, block, i)) {
                throw flaw(block, i, "its key or its command was answered before");
            }
            if (i >= decided.entries().size()) {
                throw flaw(block, i, "it would not be booked");
            }
            refuse(block, i, Difference.between(booked.get(i), decided.entries().get(i)));
        }
        if (decided.entries().size() > booked.size()) {
            throw new Flaw("block " + block.seq() + " lacks "
                    + decided.entries().get(booked.size()).key());
        }
    }

    private static @Nullable Decision decision(Core.Decided decided, @Nullable Integer command) {
        return command == null || command >= decided.decisions().size()
                ? null
                : decided.decisions().get(command);
    }

    private static boolean before(@Nullable Decision decision, Block block, int index) {
        return switch (decision) {
            case null -> false;
            case Decision.At(String command, EntryRef ref) -> ref.compareTo(new EntryRef(block.seq(), index)) < 0;
            case Decision.Conflict conflict -> true;
            case Decision.Malformed malformed -> false;
        };
    }

    private static Flaw flaw(Block block, int index, String what) {
        return new Flaw("block " + block.seq() + ", entry " + index + " ("
                + block.entries().get(index).key() + "): " + what);
    }

    private static void refuse(Block block, int index, Optional<String> flaw) {
        flaw.ifPresent(what -> {
            throw flaw(block, index, what);
        });
    }

    private static final class Flaw extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String what;

        Flaw(String what) {
            super(what, null, false, false);
            this.what = what;
        }
    }
}
