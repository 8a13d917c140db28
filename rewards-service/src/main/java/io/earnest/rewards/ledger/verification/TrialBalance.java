package io.earnest.rewards.ledger.verification;

import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.Posting;
import io.earnest.rewards.ledger.entry.SystemAccounts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Adds up entries by itself, one behind the other: each sums to 0, says the balances that its postings make, brings no
 * account but mint's below 0, and leaves no leg unpaid of what always pays. It knows nothing of tariffs and limits, so that a
 * defect of what decides is seen by what adds up. Holds a number for each account in memory.
 */
final class TrialBalance {

    private final Map<String, Long> balances = new HashMap<>();
    private long entries;

    /** What is wrong with this as the next entry; empty if nothing is. */
    Optional<String> add(Entry entry) {
        entries++;
        long sum = 0;
        for (Posting posting : entry.postings()) {
            if (posting instanceof Posting.Paid paid) {
                long twei = paid.twei().amount();
                sum = Math.addExact(sum, twei);
                long balance = balances.merge(paid.account(), twei, Math::addExact);
                if (balance != paid.balanceAfter().amount()) {
                    return Optional.of("another balance of " + paid.account() + " than the postings make");
                }
                if (balance < 0 && !paid.account().equals(SystemAccounts.MINT)) {
                    return Optional.of("it brings " + paid.account() + " below 0");
                }
            } else if (entry.activity().payment() == Activity.Payment.CERTAIN) {
                return Optional.of("it leaves a leg unpaid, and " + entry.activity() + " never does");
            } else {
                balances.putIfAbsent(posting.account(), 0L);
            }
        }
        return sum == 0 ? Optional.empty() : Optional.of("it sums to " + sum + ", not to 0");
    }

    /** Profiles that have a posting. */
    Stream<String> profiles() {
        return balances.keySet().stream().filter(account -> !SystemAccounts.contains(account));
    }

    /** Profiles that have a posting and that balance now. */
    Stream<String> profilesWith(long balance) {
        return balances.entrySet().stream()
                .filter(account -> account.getValue() == balance && !SystemAccounts.contains(account.getKey()))
                .map(Map.Entry::getKey);
    }

    /** How many entries were added, refusals among them. */
    long entries() {
        return entries;
    }

    /** How many accounts have a posting, those of the system among them. */
    int accounts() {
        return balances.size();
    }

    /** The sum of all balances, in Twei; 0 as long as nothing was wrong. */
    long sum() {
        return balances.values().stream().mapToLong(Long::longValue).sum();
    }
}
