package io.earnest.rewards.report;

import io.earnest.chassis.web.IdempotencyKey;
import io.earnest.rewards.activity.Bookings;
import io.earnest.rewards.config.RefusalProblems;
import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.entry.Outcome;
import io.earnest.rewards.ledger.entry.Refusal;
import io.earnest.rewards.ledger.state.PurchasedReport;
import io.earnest.rewards.tariff.Twei;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Buys reports and hands out their documents. The purchase in the ledger is the fact; a document that a crash kept from
 * being written is made from it when it is first asked for.
 */
@Component
class Reports {
    private final Ledger ledger;
    private final Bookings bookings;
    private final ReportDocuments documents;
    private final ReportSigner signer;
    private final ReportKeys keys;

    Reports(Ledger ledger, Bookings bookings, ReportDocuments documents, ReportSigner signer, ReportKeys keys) {
        this.ledger = ledger;
        this.bookings = bookings;
        this.documents = documents;
        this.signer = signer;
        this.keys = keys;
    }

    /** What a report costs today. */
    Twei price() {
        return ledger.together(
                () -> ledger.head().tariffOn(ledger.today()).prices().report());
    }

    /**
     * Buys a report, or gives the one that was bought under this id.
     *
     * @throws io.earnest.chassis.problem.ProblemException 404 {@code nothing-to-report} or 402 {@code
     *     insufficient-twei}; neither costs anything
     */
    ReportDocument buy(String id, String buyer, String article) {
        Optional<PurchasedReport> before = ledger.report(id);
        if (before.isPresent()) {
            return document(before.get());
        }
        refuseBeforehand(buyer, article);
        return switch (submit(id, buyer, article)) {
            case Result.Booked booked ->
                ledger.report(id)
                        .map(this::document)
                        .orElseThrow(() -> new IllegalStateException("bought and not there: " + booked.ref()));
            case Result.Refused refused ->
                throw RefusalProblems.of(refused.rejected()).exception();
            case Result.Conflict conflict -> throw IdempotencyKey.reused().exception();
            case Result.Invalid invalid -> throw new IllegalStateException(invalid.why());
        };
    }

    /** A report of that account; another's is as good as none. */
    Optional<PurchasedReport> find(String id, String account) {
        return ledger.report(id).filter(report -> report.account().equals(account));
    }

    ReportDocument document(PurchasedReport report) {
        return documents.find(report.id()).orElseGet(() -> sign(report));
    }

    /** The documents of a page of reports, in its order, read together. */
    List<ReportDocument> documents(List<PurchasedReport> page) {
        Map<String, ReportDocument> kept =
                documents.find(page.stream().map(PurchasedReport::id).toList());
        return page.stream()
                .map(report -> Optional.ofNullable(kept.get(report.id())).orElseGet(() -> sign(report)))
                .toList();
    }

    private ReportDocument sign(PurchasedReport report) {
        keys.keep();
        return documents.keep(report.id(), signer.sign(Report.of(report, signer.keyId())));
    }

    /** Keeps what can't be had out of the journal. The ledger itself decides again. */
    private void refuseBeforehand(String buyer, String article) {
        if (ledger.statement(buyer, article).entries() == 0) {
            throw refused(new Outcome.Rejected(Refusal.NOTHING_TO_REPORT, null, null));
        }
        Twei balance = ledger.account(buyer).balance();
        Twei price = price();
        if (balance.compareTo(price) < 0) {
            throw refused(new Outcome.Rejected(Refusal.INSUFFICIENT_TWEI, balance, price));
        }
    }

    private static RuntimeException refused(Outcome.Rejected rejected) {
        return RefusalProblems.of(rejected).exception();
    }

    /** A refusal that stood in the journal before this request is another request's: this one is the next attempt. */
    private Result submit(String id, String buyer, String article) {
        long seen = ledger.head().seq();
        int attempt = 0;
        Result result;
        do {
            attempt++;
            result = bookings.submit(List.of(Command.report(id, attempt, buyer, article)))
                    .getFirst();
        } while (result instanceof Result.Refused refused && refused.ref().block() <= seen);
        return result;
    }
}
