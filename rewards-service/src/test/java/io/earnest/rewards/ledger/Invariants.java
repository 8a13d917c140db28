package io.earnest.rewards.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.chain.Chain;
import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.Posting;
import io.earnest.rewards.ledger.state.Day;
import io.earnest.rewards.tariff.Tariff;
import io.earnest.rewards.tariff.Tariffs;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must hold of every chain, found out from the blocks alone and in another way than the ledger does. For chains under
 * tariff version 1.
 */
public final class Invariants {

    private final Tariff tariff = Tariffs.first().tariff();
    private final Map<String, Long> balances = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Set<String> commands = new HashSet<>();
    private final Set<String> keys = new HashSet<>();
    private final Map<String, Integer> aDay = new HashMap<>();
    private final Map<String, LocalDate> pairs = new HashMap<>();
    private final Set<String> valued = new HashSet<>();
    private final Map<String, Entry> booked = new HashMap<>();
    private LocalDate day = LocalDate.MIN;
    private long budget;
    private long paid;

    private Invariants() {}

    /** Fails unless all of them hold. */
    public static void hold(List<Block> blocks) {
        Invariants invariants = new Invariants();
        Chain chain = Chain.fromTheBeginning();
        for (Block block : blocks) {
            assertThat(chain.append(block)).as("block %s", block.seq()).isEmpty();
            invariants.block(block);
        }
    }

    private void block(Block block) {
        if (!block.day().equals(day)) {
            assertThat(block.day()).isAfter(day);
            assertThat(block.entries().getFirst().key()).isEqualTo("day-opened:" + block.day());
            day = block.day();
            aDay.clear();
        }
        assertThat(Day.dateOf(block.at())).isEqualTo(day);
        for (int i = 0; i < block.entries().size(); i++) {
            Entry entry = block.entries().get(i);
            String where = block.seq() + "/" + i + " " + entry;
            assertThat(commands.add(entry.command())).as("once: " + where).isTrue();
            if (entry.booked()) {
                assertThat(keys.add(entry.key())).as("once: " + where).isTrue();
                booked.put(entry.key(), entry);
            }
            long sum = 0;
            for (Posting posting : entry.postings()) {
                sum += posting instanceof Posting.Paid paidPosting ? move(paidPosting, entry, where) : 0;
            }
            assertThat(sum).as("sums to 0: " + where).isZero();
            if (entry.activity() == Activity.DAY_OPENED) {
                budget = balances.get("budget");
                paid = 0;
                assertThat(budget).isGreaterThanOrEqualTo(10_000);
            }
            assertThat(paid)
                    .as("released: " + where)
                    .isLessThanOrEqualTo(budget * (Day.secondOf(block.at()) + 600) / 87_000);
            if (entry.activity() != Activity.REVERSED) {
                limits(entry, where);
            }
        }
        assertThat(balances.values().stream().mapToLong(Long::longValue).sum()).isZero();
    }

    private long move(Posting.Paid posting, Entry entry, String where) {
        String account = posting.account();
        long amount = posting.twei().amount();
        assertThat(amount).as(where).isNotZero();
        long balance = balances.merge(account, amount, Long::sum);
        assertThat(posting.balanceAfter().amount()).as("balance: " + where).isEqualTo(balance);
        if (!account.equals("mint")) {
            assertThat(balance).as("not below 0: " + where).isNotNegative();
        }
        if (account.equals("budget") && entry.activity() != Activity.DAY_OPENED) {
            paid -= amount;
        }
        if (Set.of("mint", "treasury", "budget").contains(account)) {
            assertThat(posting.n()).isZero();
        } else {
            assertThat(posting.n())
                    .as("no gap: " + where)
                    .isEqualTo(numbers.merge(account + ":" + entry.article(), 1L, Long::sum));
        }
        return amount;
    }

    private void limits(Entry entry, String where) {
        String voter = entry.key().substring(entry.key().lastIndexOf(':') + 1);
        for (Posting posting : entry.postings()) {
            if (posting instanceof Posting.Paid && posting.line() != null) {
                String account = posting.account();
                int amount = (int) posting.twei().amount();
                switch (posting.line()) {
                    case READING -> {
                        atMost(10, "twei " + account, amount, where);
                        atMost(tariff.limits().paidReadings(entry.level()), "reads " + account, 1, where);
                    }
                    case LIKES_OWN -> {
                        atMost(10, "twei " + account, amount, where);
                        atMost(5, "likes " + account, 1, where);
                    }
                    case PLUSES -> {
                        atMost(5, "pluses " + voter, 1, where);
                        if (!account.equals("archive")) {
                            pair("plus " + voter + " " + account, where);
                        }
                    }
                    case LIKES_COMMENTER ->
                        pair(
                                "like "
                                        + (voter.compareTo(account) < 0
                                                ? voter + " " + account
                                                : account + " " + voter),
                                where);
                    case COMMENT_REWARDS -> {
                        if (entry.activity() == Activity.COMMENT_VALUED) {
                            atMost(3, "valued " + account, 1, where);
                            assertThat(valued.add(account + ":" + entry.article()))
                                    .as(where)
                                    .isTrue();
                        }
                    }
                    case PUBLISH_TRIBUTE -> atMost(5, "publications " + account, 1, where);
                    default -> {}
                }
            }
        }
    }

    private void atMost(int limit, String what, int more, String where) {
        assertThat(aDay.merge(what, more, Integer::sum)).as(what + ": " + where).isLessThanOrEqualTo(limit);
    }

    private void pair(String pair, String where) {
        LocalDate last = pairs.put(pair, day);
        if (last != null) {
            assertThat(last.plusDays(28)).as(pair + ": " + where).isBeforeOrEqualTo(day);
        }
    }
}
