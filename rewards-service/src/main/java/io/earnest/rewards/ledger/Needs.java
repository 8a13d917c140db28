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

    /** What deciding the command needs, but for the accounts of an entry that it reverses. */
    void add(Checked.Valid command) {
        keys.add(command.id());
        keys.add(command.key());
        switch (command.fact()) {
            case Fact.SignedUp(String actor) -> account(actor, Statement.NO_ARTICLE);
            case Fact.Published(String actor, String article) -> account(actor, article);
            case Fact.Read read -> account(read.actor(), read.article());
            case Fact.Rated rated -> {
                account(rated.actor(), rated.article());
                account(rated.author(), rated.article());
                pairs.add(Pair.plusId(rated.actor(), rated.author()));
            }
            case Fact.Commented commented -> {
                account(commented.actor(), commented.article());
                account(commented.author(), commented.article());
            }
            case Fact.Voted voted -> {
                account(voted.actor(), voted.article());
                account(voted.commenter(), voted.article());
                account(voted.author(), voted.article());
                pairs.add(Pair.likeId(voted.actor(), voted.commenter()));
                comments.add(voted.comment());
            }
            case Fact.Valued valued -> account(valued.commenter(), valued.article());
            case Fact.ReportBought bought -> account(bought.actor(), bought.article());
            case Fact.Granted granted -> account(granted.to(), Statement.NO_ARTICLE);
            case Fact.Reversed reversed -> keys.add(reversed.entryKey());
            case Fact.TariffChanged changed -> {}
        }
    }

    /** What applying a booked entry, or its reversal, needs. */
    void add(Entry entry) {
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
