package io.earnest.rewards.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows a chain from its first block and says the first thing that is wrong with it: a link or a hash, an entry that does
 * not sum to 0, a balance that is not what its postings make or is below 0, a key or a command that is there twice. It adds
 * up by itself what the ledger decided, so that a defect of the one is seen by the other. Not safe for several threads;
 * holds each account and each key in memory.
 */
public final class Audit {

    private final Chain chain = Chain.fromTheBeginning();
    private final Map<String, Long> balances = new HashMap<>();
    private final Set<String> commands = new HashSet<>();
    private final Set<String> keys = new HashSet<>();
    private long entries;

    /** What is wrong with this as the next block; empty if nothing is. After a flaw the audit is over. */
    public Optional<String> append(Block block) {
        Optional<String> flaw = chain.append(block);
        for (int i = 0; i < block.entries().size() && flaw.isEmpty(); i++) {
            flaw = flaw(block.entries().get(i)).map(what -> "in block " + block.seq() + ": " + what);
        }
        return flaw;
    }

    private Optional<String> flaw(Entry entry) {
        entries++;
        if (!commands.add(entry.command())) {
            return Optional.of("the command " + entry.command() + " was decided before");
        }
        if (entry.booked() && !keys.add(entry.key())) {
            return Optional.of("the key " + entry.key() + " was booked before");
        }
        long sum = 0;
        for (Posting posting : entry.postings()) {
            if (posting instanceof Posting.Paid paid) {
                long twei = paid.twei().amount();
                sum = Math.addExact(sum, twei);
                long balance = balances.merge(paid.account(), twei, Math::addExact);
                if (balance != paid.balanceAfter().amount()) {
                    return Optional.of("the entry " + entry.key() + " says another balance than its postings make");
                }
                if (balance < 0 && !paid.account().equals(SystemAccounts.MINT)) {
                    return Optional.of("the entry " + entry.key() + " brings an account below 0");
                }
            }
        }
        return sum == 0 ? Optional.empty() : Optional.of("the entry " + entry.key() + " sums to " + sum + ", not to 0");
    }

    /** How many entries were followed, refusals among them. */
    public long entries() {
        return entries;
    }

    /** How many accounts have a posting, those of the system among them. */
    public int accounts() {
        return balances.size();
    }

    /** The sum of all balances, in Twei; 0 as long as there was no flaw. */
    public long sum() {
        return balances.values().stream().mapToLong(Long::longValue).sum();
    }
}
