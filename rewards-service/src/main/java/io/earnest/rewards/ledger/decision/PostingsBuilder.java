package io.earnest.rewards.ledger.decision;

import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.entry.Outcome;
import io.earnest.rewards.ledger.entry.Posting;
import io.earnest.rewards.ledger.entry.Reason;
import io.earnest.rewards.ledger.entry.SystemAccounts;
import io.earnest.rewards.ledger.state.StateOverlay;
import io.earnest.rewards.ledger.state.Statement;
import io.earnest.rewards.tariff.Twei;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the postings of one entry, on the balances in front of it. */
final class PostingsBuilder {

    private final StateOverlay overlay;
    private final String article;
    private final List<Posting> postings = new ArrayList<>();
    private final Map<String, Twei> balances = new HashMap<>();
    private final Map<String, Twei> debits = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();

    PostingsBuilder(StateOverlay overlay, @Nullable String article) {
        this.overlay = overlay;
        this.article = article == null ? Statement.NO_ARTICLE : article;
    }

    /** What an account can give: what it had, less this entry's debits so far. Its credits do not count. */
    Twei spendable(String account) {
        return overlay.balance(account).minus(debits.getOrDefault(account, Twei.ZERO));
    }

    /** Gives {@code twei} to an account, or takes it where negative; nothing where 0. */
    void pay(String account, Twei twei, @Nullable Line line) {
        if (twei.isZero()) {
            return;
        }
        if (twei.isNegative()) {
            debits.merge(account, twei.negated(), Twei::plus);
        }
        Twei before = balances.computeIfAbsent(account, overlay::balance);
        Twei after = before.plus(twei);
        balances.put(account, after);
        postings.add(new Posting.Paid(account, twei, line, number(account), after));
    }

    /** Says that a leg is not paid. */
    void unpaid(String account, Twei twei, Line line, Reason reason) {
        postings.add(new Posting.Unpaid(account, twei, line, reason));
    }

    Outcome.Postings outcome() {
        return new Outcome.Postings(postings);
    }

    private long number(String account) {
        if (!SystemAccounts.keepsStatement(account)) {
            return 0;
        }
        long before = numbers.computeIfAbsent(
                account, a -> overlay.statement(a, article).n());
        numbers.put(account, before + 1);
        return before + 1;
    }
}
