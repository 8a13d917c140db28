package io.earnest.rewards.proof.check;

import io.earnest.rewards.ledger.chain.BlockHasher;
import io.earnest.rewards.proof.check.Flaw.Kind;
import io.earnest.rewards.proof.check.ProofFile.Header;
import io.earnest.rewards.proof.check.ShownEntry.ShownPosting;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether a report is what the proved entries add up to, and none is left out. */
final class ReportCheck {
    private static final String PURCHASE_LINE = "PNL_REPORTS";

    private final SignedReport report;

    ReportCheck(SignedReport report) {
        this.report = report;
    }

    /**
     * Throws a {@link Flaw} if it is not.
     *
     * @param entries newest first
     * @param newest the header of the first one's block
     */
    void run(String account, List<ShownEntry> entries, Header newest) {
        for (ShownEntry entry : entries) {
            if (!report.article().equals(entry.article())) {
                throw new Flaw(
                        Kind.OTHER_ARTICLE,
                        "Entry " + entry.index() + " of block " + entry.block() + " is not about the report's article "
                                + report.article() + ".");
            }
        }
        numbers(entries);
        purchase(account, entries.getFirst(), newest);
        sums(entries);
        if (!report.signed()) {
            throw new Flaw(
                    Kind.REPORT_SIGNATURE, "The report's signature is not what the key that it names makes of it.");
        }
    }

    /** The account's postings for an article are numbered without a gap: a missing one shows. */
    private static void numbers(List<ShownEntry> entries) {
        long wanted = 1;
        for (ShownEntry entry : entries.reversed()) {
            for (ShownPosting posting : entry.postings()) {
                if (posting.n() != wanted) {
                    throw new Flaw(
                            Kind.POSTING_MISSING,
                            "The account's posting number " + wanted + " for the article is missing: entry "
                                    + entry.index() + " of block " + entry.block() + " has number " + posting.n()
                                    + ".");
                }
                wanted++;
            }
        }
    }

    private void purchase(String account, ShownEntry entry, Header header) {
        ShownPosting price = entry.postings().getLast();
        boolean same = entry.block() == report.block()
                && entry.index() == report.index()
                && ("pnl-report:" + report.id()).equals(entry.key())
                && entry.activity().equals("pnl-report")
                && PURCHASE_LINE.equals(price.line())
                && price.twei() == -report.price()
                && account.equals(report.account())
                && BlockHasher.hash(header.json()).equals(report.hash())
                && sameMoment(header.at());
        if (!same) {
            throw new Flaw(
                    Kind.PURCHASE,
                    "The newest entry that is shown is not the purchase that the report names: entry " + report.index()
                            + " of block " + report.block() + ", report " + report.id() + ", by " + report.account()
                            + " for " + report.price() + " Twei.");
        }
    }

    private boolean sameMoment(String at) {
        try {
            return Instant.parse(at).equals(report.at());
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void sums(List<ShownEntry> entries) {
        Map<String, Long> sums = new HashMap<>();
        for (ShownEntry entry : entries) {
            for (ShownPosting posting : entry.postings()) {
                if (posting.line() != null) {
                    sums.merge(posting.line(), posting.twei(), Math::addExact);
                }
            }
        }
        long profit = side(sums, report.profit(), 1);
        long loss = side(sums, report.loss(), -1);
        sum("the profit's subtotal", report.number("profitSubtotal"), profit);
        sum("the loss's subtotal", report.number("lossSubtotal"), loss);
        sum("the total", report.number("total"), profit - loss);
        if (!sums.isEmpty()) {
            throw new Flaw(
                    Kind.SUM,
                    "The report has no line " + sums.keySet().iterator().next() + ".");
        }
    }

    private static long side(Map<String, Long> sums, Map<String, Long> lines, int sign) {
        long total = 0;
        for (Map.Entry<String, Long> line : lines.entrySet()) {
            Long sum = sums.remove(line.getKey());
            long booked = sum == null ? 0 : sign * sum;
            sum(line.getKey(), line.getValue(), booked);
            total = Math.addExact(total, booked);
        }
        return total;
    }

    private static void sum(String what, long said, long booked) {
        if (said != booked) {
            throw new Flaw(
                    Kind.SUM,
                    "The report says " + said + " for " + what + ", and its entries add up to " + booked + ".");
        }
    }
}
