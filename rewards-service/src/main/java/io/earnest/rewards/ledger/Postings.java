package io.earnest.rewards.ledger;

import io.earnest.rewards.tariff.Twei;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the postings of one entry, on the balances in front of it. */
final class Postings {

    private final Draft draft;
    private final String article;
    private final List<Posting> postings = new ArrayList<>();
    private final Map<String, Twei> balances = new HashMap<>();
    private final Map<String, Twei> debits = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();

    Postings(Draft draft, @Nullable String article) {
        this.draft = draft;
        this.article = article == null ? Statement.NO_ARTICLE : article;
    }

    /** What an account can give: what it had, less this entry's debits so far. Its credits do not count. */
    Twei spendable(String account) {
        return draft.balance(account).minus(debits.getOrDefault(account, Twei.ZERO));
    }

    /** Gives {@code twei} to an account, or takes it where negative; nothing where 0. */
    void pay(String account, Twei twei, @Nullable Line line) {
        if (twei.isZero()) {
            return;
        }
        if (twei.isNegative()) {
            debits.merge(account, twei.negated(), Twei::plus);
        }
        Twei before = balances.computeIfAbsent(account, draft::balance);
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
                account, a -> draft.statement(a, article).n());
        numbers.put(account, before + 1);
        return before + 1;
    }
}
