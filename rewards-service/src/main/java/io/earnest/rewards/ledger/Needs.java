package io.earnest.rewards.ledger;

import java.util.LinkedHashSet;
import java.util.Set;

/** The ids of the documents on which a decision rests, by kind. */
public final class Needs {

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

    public boolean isEmpty() {
        return accounts.isEmpty() && statements.isEmpty() && pairs.isEmpty() && comments.isEmpty() && keys.isEmpty();
    }

    /** An account, unless it is a system account, whose balance is in the head; with its statement. */
    void account(String account, String article) {
        if (!SystemAccounts.contains(account)) {
            accounts.add(account);
        }
        if (SystemAccounts.keepsStatement(account)) {
            statements.add(Statement.id(account, article));
        }
    }
}
