package io.earnest.rewards.ledger.decision;

import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.entry.Outcome;
import io.earnest.rewards.ledger.entry.Reason;
import io.earnest.rewards.ledger.entry.Refusal;
import io.earnest.rewards.ledger.entry.SystemAccounts;
import io.earnest.rewards.ledger.state.StateOverlay;
import io.earnest.rewards.tariff.Tariff;
import io.earnest.rewards.tariff.Twei;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Consumer;

/** The activities that somebody pays for. One whose payer cannot pay is refused as a whole. */
final class Costs {

    private final StateOverlay overlay;
    private final Tariff tariff;
    private final LocalDate day;

    Costs(StateOverlay overlay, Tariff tariff, LocalDate day) {
        this.overlay = overlay;
        this.tariff = tariff;
        this.day = day;
    }

    Outcome published(Fact.Published fact) {
        if (overlay.account(fact.actor()).on(day).publications()
                >= tariff.limits().publications()) {
            return new Outcome.Rejected(Refusal.DAILY_LIMIT, null, null);
        }
        Twei price = tariff.prices().publication();
        return paid(fact, price, Line.PUBLISH_TRIBUTE, postings -> postings.pay(SystemAccounts.TREASURY, price, null));
    }

    Outcome minused(Fact.Minused fact) {
        Twei price = tariff.prices().minus();
        return paid(fact, price, Line.MINUSES, postings -> postings.pay(SystemAccounts.TREASURY, price, null));
    }

    Outcome commented(Fact.Commented fact) {
        Tariff.Prices prices = tariff.prices();
        return paid(fact, prices.comment(), Line.COMMENT_TRIBUTES, postings -> {
            Twei kept = authorsShare(
                    postings, fact.author(), fact.closed(), prices.commentToAuthor(), Line.COMMENT_REWARDS);
            postings.pay(SystemAccounts.TREASURY, prices.commentToTreasury().plus(kept), null);
        });
    }

    Outcome disliked(Fact.Disliked fact) {
        Tariff.Prices prices = tariff.prices();
        Twei fine = prices.dislikedCommenter();
        return paid(fact, prices.dislike(), Line.DISLIKES_OWN, postings -> {
            Twei kept = authorsShare(
                    postings, fact.author(), fact.closed(), prices.dislikeToAuthor(), Line.DISLIKES_AUTHOR);
            Twei toTreasury = prices.dislikeToTreasury().plus(kept);
            if (postings.spendable(fact.commenter()).compareTo(fine) >= 0) {
                postings.pay(fact.commenter(), fine.negated(), Line.DISLIKES_COMMENTER);
                toTreasury = toTreasury.plus(fine);
            } else {
                postings.unpaid(fact.commenter(), fine.negated(), Line.DISLIKES_COMMENTER, Reason.NO_BALANCE);
            }
            postings.pay(SystemAccounts.TREASURY, toTreasury, null);
        });
    }

    Outcome reportBought(Fact.ReportBought fact) {
        if (overlay.statement(fact.actor(), fact.article()).entries() == 0) {
            return new Outcome.Rejected(Refusal.NOTHING_TO_REPORT, null, null);
        }
        Twei price = tariff.prices().report();
        return paid(fact, price, Line.PNL_REPORTS, postings -> postings.pay(SystemAccounts.TREASURY, price, null));
    }

    /** Pays an author out of a price, or says that it is not paid as the account is closed; what treasury gets instead. */
    private static Twei authorsShare(
            PostingsBuilder postings, String author, Set<String> closed, Twei share, Line line) {
        if (closed.contains(author)) {
            postings.unpaid(author, share, line, Reason.ACCOUNT_CLOSED);
            return share;
        }
        postings.pay(author, share, line);
        return Twei.ZERO;
    }

    private Outcome paid(Fact fact, Twei price, Line line, Consumer<PostingsBuilder> credits) {
        PostingsBuilder postings = new PostingsBuilder(overlay, fact.article());
        Twei balance = postings.spendable(fact.actor());
        if (balance.compareTo(price) < 0) {
            return new Outcome.Rejected(Refusal.INSUFFICIENT_TWEI, balance, price);
        }
        postings.pay(fact.actor(), price.negated(), line);
        credits.accept(postings);
        return postings.outcome();
    }
}
