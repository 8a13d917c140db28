package io.earnest.rewards.ledger.verification;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.chain.BlockHasher;
import io.earnest.rewards.ledger.decision.Fact;
import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.entry.Outcome;
import io.earnest.rewards.ledger.entry.Posting;
import io.earnest.rewards.ledger.entry.SystemAccounts;
import io.earnest.rewards.ledger.state.Day;
import io.earnest.rewards.tariff.Twei;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Somebody who has the database: changes a chain, then makes balances, numbers, links and hashes agree with what it says now, so
 * that nothing but a decision is wrong.
 */
public final class Forger {

    private final List<Block> blocks;

    public Forger(List<Block> blocks) {
        this.blocks = new ArrayList<>(blocks);
    }

    /** The chain as it was forged so far, with balances and hashes of its own. */
    public List<Block> chain() {
        Map<String, Twei> balances = new HashMap<>();
        Map<String, Long> numbers = new HashMap<>();
        List<Block> chain = new ArrayList<>();
        String previous = Block.NO_HASH;
        for (Block block : blocks) {
            List<Entry> entries = block.entries().stream()
                    .map(entry -> with(entry, balanced(entry, balances, numbers)))
                    .toList();
            Block sealed = sealed(block, previous, entries);
            chain.add(sealed);
            previous = sealed.hash();
        }
        return chain;
    }

    /** A reading at the tip that pays a million from mint, under a tariff that nobody booked. */
    public Forger aMillionFor(String profile) {
        return append(
                blocks.size(),
                readOf("far", profile, 7, paid("mint", -1_000_000, null), paid(profile, 1_000_000, Line.READING)));
    }

    static Entry readOf(String article, String reader, int tariff, Posting... postings) {
        Fact fact = new Fact.Read(reader, article, "archive", 3, 60);
        return new Entry(
                fact.key().text() + "#1",
                fact.key().text(),
                fact.fingerprint(),
                fact.activity(),
                article,
                null,
                3,
                60,
                tariff,
                new Outcome.Postings(List.of(postings)));
    }

    Forger entries(int seq, UnaryOperator<List<Entry>> change) {
        Block block = blocks.get(seq - 1);
        List<Entry> changed = change.apply(new ArrayList<>(block.entries()));
        blocks.set(seq - 1, with(block, block.epoch(), block.at(), block.day(), changed));
        return this;
    }

    Forger entry(int seq, int index, UnaryOperator<Entry> change) {
        return entries(seq, entries -> {
            entries.set(index, change.apply(entries.get(index)));
            return entries;
        });
    }

    Forger postings(int seq, int index, Posting... postings) {
        return entry(seq, index, entry -> with(entry, new Outcome.Postings(List.of(postings))));
    }

    Forger append(int seq, Entry entry) {
        return entries(seq, entries -> {
            entries.add(entry);
            return entries;
        });
    }

    Forger remove(int seq, int index) {
        return entries(seq, entries -> {
            entries.remove(index);
            return entries;
        });
    }

    Forger day(int seq, String day) {
        Block block = blocks.get(seq - 1);
        blocks.set(seq - 1, with(block, block.epoch(), block.at(), LocalDate.parse(day), block.entries()));
        return this;
    }

    Forger at(int seq, String at) {
        Block block = blocks.get(seq - 1);
        blocks.set(
                seq - 1, with(block, block.epoch(), Instant.parse(at), Day.dateOf(Instant.parse(at)), block.entries()));
        return this;
    }

    Forger epoch(int seq, long epoch) {
        Block block = blocks.get(seq - 1);
        blocks.set(seq - 1, with(block, epoch, block.at(), block.day(), block.entries()));
        return this;
    }

    /** What was not paid, paid from the budget. */
    Forger pay(int seq, int index) {
        return entry(seq, index, entry -> {
            List<Posting> postings = new ArrayList<>();
            long sum = 0;
            for (Posting posting : entry.postings()) {
                sum += posting instanceof Posting.Unpaid ? posting.twei().amount() : 0;
                postings.add(paid(posting.account(), posting.twei().amount(), posting.line()));
            }
            postings.addFirst(paid("budget", -sum, null));
            return with(entry, new Outcome.Postings(postings));
        });
    }

    static Posting paid(String account, long twei, Line line) {
        return new Posting.Paid(account, Twei.of(twei), line, 0, Twei.ZERO);
    }

    static Entry with(Entry entry, Outcome outcome) {
        return entry(entry, entry.command(), entry.fingerprint(), entry.level(), entry.tariff(), outcome);
    }

    static Entry tariff(Entry entry, int tariff) {
        return entry(entry, entry.command(), entry.fingerprint(), entry.level(), tariff, entry.outcome());
    }

    static Entry level(Entry entry, Integer level) {
        return entry(entry, entry.command(), entry.fingerprint(), level, entry.tariff(), entry.outcome());
    }

    static Entry fingerprint(Entry entry, String fingerprint) {
        return entry(entry, entry.command(), fingerprint, entry.level(), entry.tariff(), entry.outcome());
    }

    static Entry command(Entry entry, String command) {
        return entry(entry, command, entry.fingerprint(), entry.level(), entry.tariff(), entry.outcome());
    }

    private static Entry entry(
            Entry entry, String command, String fingerprint, Integer level, int tariff, Outcome outcome) {
        return new Entry(
                command,
                entry.key(),
                fingerprint,
                entry.activity(),
                entry.article(),
                entry.comment(),
                level,
                entry.requiredSeconds(),
                tariff,
                outcome);
    }

    private static Outcome balanced(Entry entry, Map<String, Twei> balances, Map<String, Long> numbers) {
        if (!(entry.outcome() instanceof Outcome.Postings)) {
            return entry.outcome();
        }
        List<Posting> postings = new ArrayList<>();
        for (Posting posting : entry.postings()) {
            if (posting instanceof Posting.Paid(String account, Twei said, Line line, long n, Twei balance)) {
                Twei twei = opening(entry, postings.size(), said, balances);
                long number = SystemAccounts.keepsStatement(account)
                        ? numbers.merge(account + ":" + entry.article(), 1L, Long::sum)
                        : 0;
                postings.add(new Posting.Paid(account, twei, line, number, balances.merge(account, twei, Twei::plus)));
            } else {
                postings.add(posting);
            }
        }
        return new Outcome.Postings(postings);
    }

    /** What is left of a budget that was forged goes to treasury as the day is opened, so that nothing is below 0. */
    private static Twei opening(Entry entry, int place, Twei said, Map<String, Twei> balances) {
        boolean moves = entry.activity() == Activity.DAY_OPENED
                && entry.postings().getFirst().twei().isNegative()
                && entry.postings().getFirst().account().equals("budget");
        if (moves && place == 0) {
            balances.put("left", balances.get("budget"));
            return balances.get("budget").negated();
        }
        return moves && place == 1 ? balances.get("left") : said;
    }

    private static Block with(Block block, long epoch, Instant at, LocalDate day, List<Entry> entries) {
        return new Block(
                block.seq(),
                epoch,
                block.writer(),
                block.previous(),
                block.root(),
                block.hash(),
                block.salt(),
                at,
                day,
                entries);
    }

    private static Block sealed(Block block, String previous, List<Entry> entries) {
        String root = BlockHasher.root(entries, block.salt());
        String hash = BlockHasher.hash(
                block.seq(), block.epoch(), block.writer(), previous, root, entries.size(), block.at(), block.day());
        return new Block(
                block.seq(),
                block.epoch(),
                block.writer(),
                previous,
                root,
                hash,
                block.salt(),
                block.at(),
                block.day(),
                entries);
    }
}
