package io.earnest.rewards.ledger.decision;

import io.earnest.rewards.ledger.Allowance;
import io.earnest.rewards.ledger.Opportunity;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.entry.Outcome;
import io.earnest.rewards.ledger.entry.Posting;
import io.earnest.rewards.ledger.entry.Reason;
import io.earnest.rewards.ledger.state.Day;
import io.earnest.rewards.ledger.state.DayCounters;
import io.earnest.rewards.ledger.state.Documents;
import io.earnest.rewards.ledger.state.Fold;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.state.StateOverlay;
import io.earnest.rewards.tariff.Tariff;
import io.earnest.rewards.tariff.Twei;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** What would be decided now, without deciding it. */
public final class Preview {

    private Preview() {}

    /** What a reading would pay at that time, on a state in which it is not booked yet. */
    public static Opportunity reading(Head head, Documents documents, Instant at, Fact.Read fact) {
        LocalDate day = Day.dateOf(at);
        StateOverlay overlay = new StateOverlay(head, documents);
        Day open = overlay.head().day();
        if (open == null || open.date().isBefore(day)) {
            new Fold(overlay, at, day).apply(DayOpening.entry(overlay, day), 0);
        }
        Outcome.Postings outcome = new Payouts(
                        overlay,
                        overlay.head().tariff(),
                        Objects.requireNonNull(overlay.head().day()),
                        Day.secondOf(at))
                .read(fact);
        return opportunity(outcome.postings());
    }

    /** What is to be said of a reading that is booked: it is not paid again. */
    public static Opportunity booked(Entry reading) {
        Reason reason = opportunity(reading.postings()).reason();
        return new Opportunity(Twei.ZERO, reason == null ? Reason.ALREADY_PAID : reason);
    }

    /** What of each daily limit is used, in the order in which they are shown. */
    public static List<Allowance> allowances(DayCounters used, Tariff tariff, int level) {
        Tariff.Limits limits = tariff.limits();
        return List.of(
                new Allowance("article-read", used.paidReadings(), limits.paidReadings(level)),
                new Allowance(
                        "reader-twei",
                        used.readerTwei().amount(),
                        limits.readerTwei().amount()),
                new Allowance("article-plussed", used.paidPluses(), limits.paidPluses()),
                new Allowance("comment-liked", used.paidLikes(), limits.paidLikes()),
                new Allowance("article-published", used.publications(), limits.publications()),
                new Allowance("comment-valued", used.valued(), limits.commentsValued()));
    }

    private static Opportunity opportunity(List<Posting> postings) {
        for (Posting posting : postings) {
            if (posting.line() == Line.READING) {
                return posting instanceof Posting.Unpaid unpaid
                        ? new Opportunity(Twei.ZERO, unpaid.reason())
                        : new Opportunity(posting.twei(), null);
            }
        }
        throw new IllegalStateException("a reading has a posting on its line");
    }
}
