package io.earnest.rewards.ledger.state;

import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.Posting;
import io.earnest.rewards.ledger.entry.SystemAccounts;
import java.util.LinkedHashSet;
import java.util.Set;

/** The ids of the documents on which a decision or a replay rests, by kind: all of them are read before it begins. */
public final class ReadSet {

    private final Set<String> accounts = new LinkedHashSet<>();
    private final Set<String> statements = new LinkedHashSet<>();
    private final Set<String> pairs = new LinkedHashSet<>();
    private final Set<String> comments = new LinkedHashSet<>();
    private final Set<String> keys = new LinkedHashSet<>();

    public Set<String> accounts() {
        return accounts;
    }

    public Set<String> statements() {
        return statements;
    }

    public Set<String> pairs() {
        return pairs;
    }

    public Set<String> comments() {
        return comments;
    }

    public Set<String> keys() {
        return keys;
    }

    /** Whether nothing is to be read. */
    public boolean isEmpty() {
        return accounts.isEmpty() && statements.isEmpty() && pairs.isEmpty() && comments.isEmpty() && keys.isEmpty();
    }

    /** An account, unless it is a system account, whose balance is in the head; with its statement. */
    public void account(String account, String article) {
        if (!SystemAccounts.contains(account)) {
            accounts.add(account);
        }
        if (SystemAccounts.keepsStatement(account)) {
            statements.add(Statement.id(account, article));
        }
    }

    /** What applying a booked entry, or its reversal, needs. */
    public void add(Entry entry) {
        for (Posting posting : entry.postings()) {
            account(posting.account(), Fold.article(entry));
        }
        if (entry.comment() != null) {
            comments.add(entry.comment());
        }
        if (entry.activity() == Activity.ARTICLE_PLUSSED) {
            // The reader has no posting in it, but it counts.
            accounts.add(Fold.reader(entry));
        }
        Fold.pair(entry).ifPresent(pairs::add);
    }
}
