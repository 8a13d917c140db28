package io.earnest.rewards.ledger.decision;

import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.entry.Outcome;
import io.earnest.rewards.ledger.entry.Reason;
import io.earnest.rewards.ledger.entry.SystemAccounts;
import io.earnest.rewards.ledger.state.Day;
import io.earnest.rewards.ledger.state.DayCounters;
import io.earnest.rewards.ledger.state.Pair;
import io.earnest.rewards.ledger.state.StateOverlay;
import io.earnest.rewards.tariff.Tariff;
import io.earnest.rewards.tariff.Twei;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The activities that are paid from the budget. Each leg is decided alone, on the state in front of the entry; one that is
 * not paid carries its reason.
 */
final class Payouts {

    private final StateOverlay overlay;
    private final Tariff tariff;
    private final LocalDate day;
    private final RemainingBudget budget;

    Payouts(StateOverlay overlay, Tariff tariff, Day day, int secondOfDay) {
        this.overlay = overlay;
        this.tariff = tariff;
        this.day = day.date();
        this.budget = new RemainingBudget(day, tariff, secondOfDay);
    }

    /** One leg, not yet held against the budget. */
    private record Leg(
            String account, Twei twei, Line line, @Nullable Reason reason) {}

    Outcome.Postings read(Fact.Read fact) {
        Twei price = tariff.reading().price(fact.requiredSeconds());
        DayCounters counters = overlay.account(fact.actor()).on(day);
        Twei left = tariff.limits().readerTwei().minus(counters.readerTwei()).max(Twei.ZERO);
        Reason reason = null;
        if (fact.actor().equals(fact.author())) {
            reason = Reason.OWN_ARTICLE;
        } else if (counters.paidReadings() >= tariff.limits().paidReadings(fact.level()) || left.isZero()) {
            reason = Reason.DAILY_LIMIT;
        }
        Twei twei = reason == null ? price.min(left) : price;
        if (reason == null && !budget.has(twei)) {
            // The tariff's amount, not what the limit would have left of it.
            return outcome(
                    fact.article(), List.of(new Leg(fact.actor(), price, Line.READING, Reason.BUDGET_EXHAUSTED)));
        }
        return outcome(fact.article(), List.of(new Leg(fact.actor(), twei, Line.READING, reason)));
    }

    Outcome.Postings plussed(Fact.Plussed fact) {
        Reason reason = null;
        if (fact.actor().equals(fact.author())) {
            reason = Reason.OWN_ARTICLE;
        } else if (fact.closed().contains(fact.author())) {
            reason = Reason.ACCOUNT_CLOSED;
        } else if (!fact.author().equals(SystemAccounts.ARCHIVE)
                && pairLimits(Pair.plusId(fact.actor(), fact.author()))) {
            reason = Reason.PAIR_LIMIT;
        } else if (overlay.account(fact.actor()).on(day).paidPluses()
                >= tariff.limits().paidPluses()) {
            reason = Reason.DAILY_LIMIT;
        }
        return outcome(
                fact.article(), List.of(new Leg(fact.author(), tariff.rewards().plusToAuthor(), Line.PLUSES, reason)));
    }

    Outcome.Postings liked(Fact.Liked fact) {
        Tariff.Rewards rewards = tariff.rewards();
        DayCounters counters = overlay.account(fact.actor()).on(day);
        boolean reached = counters.paidLikes() >= tariff.limits().paidLikes()
                || counters.readerTwei()
                                .plus(rewards.likeToVoter())
                                .compareTo(tariff.limits().readerTwei())
                        > 0;
        Reason pair = pairLimits(Pair.likeId(fact.actor(), fact.commenter())) ? Reason.PAIR_LIMIT : null;
        List<Leg> legs = new ArrayList<>();
        legs.add(new Leg(fact.actor(), rewards.likeToVoter(), Line.LIKES_OWN, reached ? Reason.DAILY_LIMIT : null));
        legs.add(new Leg(
                fact.commenter(),
                rewards.likeToCommenter(),
                Line.LIKES_COMMENTER,
                closedOr(pair, fact.commenter(), fact.closed())));
        if (!fact.author().equals(fact.actor())) {
            Reason authors = fact.author().equals(SystemAccounts.ARCHIVE) ? null : pair;
            legs.add(new Leg(
                    fact.author(),
                    rewards.likeToAuthor(),
                    Line.LIKES_AUTHOR,
                    closedOr(authors, fact.author(), fact.closed())));
        }
        return outcome(fact.article(), legs);
    }

    private static @Nullable Reason closedOr(@Nullable Reason other, String account, Set<String> closed) {
        return closed.contains(account) ? Reason.ACCOUNT_CLOSED : other;
    }

    Outcome.Postings valued(Fact.Valued fact) {
        Reason reason = null;
        if (fact.closed().contains(fact.commenter())) {
            reason = Reason.ACCOUNT_CLOSED;
        } else if (overlay.statement(fact.commenter(), fact.article()).valued()) {
            reason = Reason.ALREADY_PAID;
        } else if (overlay.account(fact.commenter()).on(day).valued()
                >= tariff.limits().commentsValued()) {
            reason = Reason.DAILY_LIMIT;
        }
        return outcome(
                fact.article(),
                List.of(new Leg(fact.commenter(), tariff.rewards().commentValued(), Line.COMMENT_REWARDS, reason)));
    }

    private boolean pairLimits(String pair) {
        return overlay.pair(pair).limits(day, tariff.pairs().days());
    }

    /** The budget's one debit first, then the legs in their order. */
    private Outcome.Postings outcome(String article, List<Leg> legs) {
        List<Leg> decided = new ArrayList<>();
        for (Leg leg : legs) {
            boolean exhausted = leg.reason() == null && !budget.take(leg.twei());
            decided.add(exhausted ? new Leg(leg.account(), leg.twei(), leg.line(), Reason.BUDGET_EXHAUSTED) : leg);
        }
        PostingsBuilder postings = new PostingsBuilder(overlay, article);
        postings.pay(SystemAccounts.BUDGET, budget.taken().negated(), null);
        for (Leg leg : decided) {
            if (leg.reason() == null) {
                postings.pay(leg.account(), leg.twei(), leg.line());
            } else {
                postings.unpaid(leg.account(), leg.twei(), leg.line(), leg.reason());
            }
        }
        return postings.outcome();
    }
}
