package io.earnest.rewards.ledger.state;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Projected documents by kind and id. Mutable, for one thread. */
public final class Documents {

    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Statement> statements = new HashMap<>();
    private final Map<String, Pair> pairs = new HashMap<>();
    private final Map<String, CommentLikes> comments = new HashMap<>();
    private final Map<String, KeyRecord> keys = new HashMap<>();

    public Collection<Account> accounts() {
        return accounts.values();
    }

    public Collection<Statement> statements() {
        return statements.values();
    }

    public Collection<Pair> pairs() {
        return pairs.values();
    }

    public Collection<CommentLikes> comments() {
        return comments.values();
    }

    public Collection<KeyRecord> keys() {
        return keys.values();
    }

    public void put(Account account) {
        accounts.put(account.id(), account);
    }

    public void put(Statement statement) {
        statements.put(statement.id(), statement);
    }

    public void put(Pair pair) {
        pairs.put(pair.id(), pair);
    }

    public void put(CommentLikes likes) {
        comments.put(likes.comment(), likes);
    }

    public void put(KeyRecord key) {
        keys.put(key.id(), key);
    }

    /** Adds all of another, which wins where both have one. */
    public void putAll(Documents other) {
        accounts.putAll(other.accounts);
        statements.putAll(other.statements);
        pairs.putAll(other.pairs);
        comments.putAll(other.comments);
        keys.putAll(other.keys);
    }

    /** The same by id. */
    public Map<String, Account> accountsById() {
        return accounts;
    }

    /** The same by id. */
    public Map<String, Statement> statementsById() {
        return statements;
    }

    /** The same by id. */
    public Map<String, Pair> pairsById() {
        return pairs;
    }

    /** The same by id. */
    public Map<String, CommentLikes> commentsById() {
        return comments;
    }

    /** The same by id. */
    public Map<String, KeyRecord> keysById() {
        return keys;
    }
}
