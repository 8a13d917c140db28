package io.earnest.rewards.ledger.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.Invariants;
import io.earnest.rewards.ledger.MemoryStore;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.state.Account;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.state.Statement;
import io.earnest.rewards.ledger.verification.ChainVerifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random activities over random days, with projections that lag, are torn and are caught up after crashes. The seed is the
 * test's argument: it stands in the name of whatever fails.
 */
class RandomRunTest {

    private static final int SUBMISSIONS = 50;

    static LongStream seeds() {
        return LongStream.range(0, Integer.getInteger("earnest.seeds", 12));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void every_invariant_holds(long seed) throws Exception {
        Random random = new Random(seed);
        RandomActivities activities = new RandomActivities(random);
        CrashingLedger ledger = new CrashingLedger(random);
        Map<String, Result> answers = new HashMap<>();
        Instant now = Instant.parse("2026-03-02T00:00:00Z");
        for (int i = 0; i < SUBMISSIONS; i++) {
            now = now.plusSeconds(random.nextInt(4) == 0 ? random.nextInt(200_000) : random.nextInt(60));
            List<Command> commands = new ArrayList<>();
            for (int n = random.nextInt(random.nextInt(6) == 0 ? 300 : 20); n >= 0; n--) {
                commands.add(activities.next());
            }
            List<Result> results = ledger.submit(now, commands);
            for (int n = 0; n < results.size(); n++) {
                answered(answers, commands.get(n), results.get(n));
            }
            ledger.disturb();
        }
        Invariants.hold(ledger.store.chain());
        assertAnswersStay(ledger, now, activities.sent(), answers);
        assertAcknowledgedOnce(ledger.store.chain(), answers);
        assertRowsAndStatementsAgree(ledger);
        assertRebuildIsTheSame(ledger);
        assertDecidedSoAgain(ledger);
    }

    private static void assertDecidedSoAgain(CrashingLedger ledger) throws Exception {
        MemoryStore beside = new MemoryStore();
        Head head;
        try (ChainVerifier verifier = new ChainVerifier(ledger.store, beside)) {
            for (Block block : ledger.store.chain()) {
                assertThat(verifier.append(block)).isEmpty();
            }
            head = verifier.head();
        }
        assertThat(head).isEqualTo(ledger.head());
        assertThat(beside.documents.accountsById()).isEqualTo(ledger.store.documents.accountsById());
        assertThat(beside.rows).isEqualTo(ledger.store.rows);
        assertThat(beside.reports).isEqualTo(ledger.store.reports);
    }

    /** The same command may come again in the run, with another value under the same id: that one is no retry. */
    private static void answered(Map<String, Result> answers, Command command, Result result) {
        if (result instanceof Result.Conflict) {
            return;
        }
        Result before = answers.putIfAbsent(command.id(), result);
        if (before != null && !(before instanceof Result.Invalid) && !(result instanceof Result.Invalid)) {
            assertThat(result).as("the answer of %s", command.id()).isEqualTo(before);
        }
    }

    private static void assertAnswersStay(
            CrashingLedger ledger, Instant now, List<Command> sent, Map<String, Result> answers) throws Exception {
        long blocks = ledger.head().seq();
        for (int from = 0; from < sent.size(); from += 100) {
            List<Command> again = sent.subList(from, Math.min(sent.size(), from + 100));
            List<Result> results = ledger.submit(now, again);
            for (int i = 0; i < again.size(); i++) {
                answered(answers, again.get(i), results.get(i));
            }
        }
        assertThat(ledger.head().seq()).as("nothing is booked again").isEqualTo(blocks);
    }

    private static void assertAcknowledgedOnce(List<Block> chain, Map<String, Result> answers) {
        Map<String, EntryRef> booked = new HashMap<>();
        Map<String, EntryRef> commands = new HashMap<>();
        for (Block block : chain) {
            for (int i = 0; i < block.entries().size(); i++) {
                Entry entry = block.entries().get(i);
                commands.put(entry.command(), new EntryRef(block.seq(), i));
                if (entry.booked()) {
                    booked.put(entry.key(), new EntryRef(block.seq(), i));
                }
            }
        }
        answers.forEach((id, answer) -> {
            switch (answer) {
                case Result.Booked result ->
                    assertThat(result.ref()).isEqualTo(booked.get(id.substring(0, id.lastIndexOf('#'))));
                case Result.Refused result -> assertThat(result.ref()).isEqualTo(commands.get(id));
                case Result.Conflict conflict -> {}
                case Result.Invalid invalid -> assertThat(commands).doesNotContainKey(id);
            }
        });
    }

    private static void assertRowsAndStatementsAgree(CrashingLedger ledger) throws Exception {
        ledger.settle();
        Map<String, Map<Line, Long>> fromRows = new TreeMap<>();
        Map<String, Long> balances = new HashMap<>();
        for (AccountEntry row : ledger.store.rows.descendingMap().values()) {
            Map<Line, Long> lines = fromRows.computeIfAbsent(
                    Statement.id(row.account(), row.article() == null ? "" : row.article()), id -> new TreeMap<>());
            if (row.unpaid() == null) {
                balances.put(row.account(), row.balanceAfter().amount());
                if (row.line() != null) {
                    lines.merge(row.line(), row.twei().amount(), Long::sum);
                }
            }
        }
        Map<String, Map<Line, Long>> statements = new TreeMap<>();
        for (Statement statement : ledger.store.documents.statements()) {
            Map<Line, Long> lines = new TreeMap<>();
            statement.sums().forEach((line, sum) -> lines.put(line, sum.amount()));
            statements.put(statement.id(), lines);
        }
        assertThat(statements).isEqualTo(fromRows);
        long held = 0;
        for (Account account : ledger.store.documents.accounts()) {
            assertThat(account.balance().amount()).isEqualTo(balances.getOrDefault(account.id(), 0L));
            held += account.balance().amount();
        }
        assertThat(ledger.head().held().amount()).isEqualTo(held);
        assertThat(ledger.head().difference().amount()).isZero();
    }

    private static void assertRebuildIsTheSame(CrashingLedger ledger) throws Exception {
        MemoryStore rebuilt = new MemoryStore();
        rebuilt.blocks.putAll(ledger.store.blocks);
        Head head = CrashingLedger.rebuild(rebuilt);
        assertThat(head).isEqualTo(ledger.head());
        assertThat(rebuilt.documents.accountsById()).isEqualTo(ledger.store.documents.accountsById());
        assertThat(rebuilt.documents.statementsById()).isEqualTo(ledger.store.documents.statementsById());
        assertThat(rebuilt.documents.pairsById()).isEqualTo(ledger.store.documents.pairsById());
        assertThat(rebuilt.documents.commentsById()).isEqualTo(ledger.store.documents.commentsById());
        assertThat(rebuilt.documents.keysById()).isEqualTo(ledger.store.documents.keysById());
        assertThat(rebuilt.rows).isEqualTo(ledger.store.rows);
        assertThat(rebuilt.reports).isEqualTo(ledger.store.reports);
    }
}
