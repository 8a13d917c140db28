package io.earnest.rewards.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.chain.Chain;
import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.Outcome;
import io.earnest.rewards.ledger.entry.Posting;
import io.earnest.rewards.ledger.mongo.MongoJournal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a journal from its beginning and checks all that must always be true of it. */
public final class Journals {
    private final Map<String, Long> balances = new HashMap<>();
    private final Map<String, Entry> commands = new HashMap<>();
    private final Set<String> booked = new HashSet<>();

    private Journals() {}

    /** The journal, found without a flaw. */
    public static Journals verified(MongoDatabase database) {
        Journals journal = new Journals();
        Chain chain = Chain.fromTheBeginning();
        for (Block block : blocks(database)) {
            assertThat(chain.append(block)).as("block " + block.seq()).isEmpty();
            block.entries().forEach(journal::add);
        }
        return journal;
    }

    private static List<Block> blocks(MongoDatabase database) {
        MongoJournal journal = new MongoJournal(database);
        List<Block> all = new ArrayList<>();
        List<Block> next;
        do {
            next = journal.readFrom(all.size() + 1L, 100);
            all.addAll(next);
        } while (!next.isEmpty());
        return all;
    }

    private void add(Entry entry) {
        assertThat(commands.put(entry.command(), entry))
                .as("twice: " + entry.command())
                .isNull();
        if (!(entry.outcome() instanceof Outcome.Rejected)) {
            assertThat(booked.add(entry.key()))
                    .as("booked twice: " + entry.key())
                    .isTrue();
        }
        long sum = 0;
        for (Posting posting : entry.postings()) {
            if (posting instanceof Posting.Paid paid) {
                sum += paid.twei().amount();
                long balance = balances.merge(paid.account(), paid.twei().amount(), Long::sum);
                assertThat(balance)
                        .as(entry.command())
                        .isEqualTo(paid.balanceAfter().amount());
                assertThat(balance >= 0 || paid.account().equals("mint"))
                        .as(paid.account() + " below zero by " + entry.command())
                        .isTrue();
            }
        }
        assertThat(sum).as(entry.command()).isZero();
    }

    /** Balances as the sums of all postings. */
    public Map<String, Long> balances() {
        return balances;
    }

    /** Whether a natural key was booked, or exactly this command refused. */
    public boolean answers(String command) {
        return booked.contains(command.substring(0, command.lastIndexOf('#')))
                || (commands.containsKey(command) && commands.get(command).outcome() instanceof Outcome.Rejected);
    }

    public long count(Activity activity) {
        return commands.values().stream()
                .filter(entry -> entry.activity() == activity)
                .count();
    }
}
