package io.earnest.rewards.proof;

import io.earnest.chassis.api.Answers;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerBusyException;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.ledger.state.EntryQuery;
import io.earnest.rewards.ledger.state.PurchasedReport;
import io.earnest.rewards.log.TransparencyLog;
import io.earnest.rewards.report.OwnReports;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Hands out proofs of the viewer's own reports and entries, written as their blocks are read. */
@RestController
@Tag(name = "proofs")
class ProofController {
    /** Of a report's entries; each block of them is read and hashed. LEDGER.md names it. */
    private static final int MOST_ENTRIES = 10_000;

    private static final int MOST_AT_ONCE = 4;
    private static final int PAGE = 500;
    private static final int RETRY_AFTER_SECONDS = 5;

    private final Ledger ledger;
    private final TransparencyLog log;
    private final OwnReports reports;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    ProofController(Ledger ledger, TransparencyLog log, OwnReports reports) {
        this.ledger = ledger;
        this.log = log;
        this.reports = reports;
    }

    @Operation(
            summary = "The proof of a report that anybody can verify",
            description = "Its format is earnest-proof/1 of LEDGER.md")
    @Answers(409)
    @GetMapping(path = "/api/pnl-reports/{id}/proof", produces = MediaType.APPLICATION_JSON_VALUE)
    void reportProof(Viewer viewer, @PathVariable String id, HttpServletResponse response) throws IOException {
        PurchasedReport report = reports.find(id, viewer.id())
                .orElseThrow(() -> Problem.notFound("report").exception());
        if (report.n() > MOST_ENTRIES) {
            throw tooLong(report.n());
        }
        TransparencyLog.HeaderProofs headers = covering(report.ref().block(), response);
        OwnReports.Signed document = reports.signed(report);
        if (!places.tryAcquire()) {
            throw new LedgerBusyException(MOST_AT_ONCE + " proofs of reports are being written");
        }
        try {
            // The first page before the first byte: what fails until then is a problem as any other.
            List<AccountEntry> page = page(report, null);
            ProofWriter out = begin(response, "earnest-report-" + id);
            write(report, page, headers, out);
            out.end(log.verifierKeys(), document.json(), document.key());
        } finally {
            places.release();
        }
    }

    @Operation(
            summary = "The proof of an entry that anybody can verify",
            description = "Its format is earnest-proof/1 of LEDGER.md")
    @Answers(409)
    @GetMapping(path = "/api/wallet/entries/{id}/proof", produces = MediaType.APPLICATION_JSON_VALUE)
    void entryProof(Viewer viewer, @PathVariable String id, HttpServletResponse response) throws IOException {
        AccountEntry row =
                row(viewer, id).orElseThrow(() -> Problem.notFound("entry").exception());
        TransparencyLog.HeaderProofs headers = covering(row.ref().block(), response);
        byte[] block = block(List.of(row), headers);
        ProofWriter out = begin(
                response, "earnest-entry-" + row.ref().block() + "-" + row.ref().index());
        out.begin(viewer.id());
        out.block(block);
        out.end(log.verifierKeys());
    }

    /** A row by the id that the wallet gives it. */
    private Optional<AccountEntry> row(Viewer viewer, String id) {
        return AccountEntry.refOf(id)
                .flatMap(ref -> ledger.entries(new EntryQuery(viewer.id(), null, null, false, null, ref, 100)).stream()
                        .filter(row -> row.position().equals(id))
                        .findAny());
    }

    private void write(
            PurchasedReport report, List<AccountEntry> first, TransparencyLog.HeaderProofs headers, ProofWriter out)
            throws IOException {
        out.begin(report.account());
        List<AccountEntry> block = new ArrayList<>();
        List<AccountEntry> page = first;
        while (!page.isEmpty()) {
            for (AccountEntry row : page) {
                if (!block.isEmpty()
                        && block.getFirst().ref().block() != row.ref().block()) {
                    out.block(block(block, headers));
                    block.clear();
                }
                block.add(row);
            }
            page = page.size() < PAGE ? List.of() : page(report, page.getLast().position());
        }
        out.block(block(block, headers));
    }

    /** @param rows of one block, newest first */
    private byte[] block(List<AccountEntry> rows, TransparencyLog.HeaderProofs headers) {
        long seq = rows.getFirst().ref().block();
        return ledger.block(seq)
                .map(block -> ProvedBlock.json(block, rows, headers))
                .orElseThrow(() -> new IllegalStateException("block " + seq + " is missing"));
    }

    private List<AccountEntry> page(PurchasedReport report, @Nullable String after) {
        return ledger.entries(
                new EntryQuery(report.account(), report.article(), null, false, after, report.ref(), PAGE));
    }

    private static ProofWriter begin(HttpServletResponse response, String name) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".proof.json\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        OutputStream out = new BufferedOutputStream(response.getOutputStream(), 1 << 15);
        return new ProofWriter(out);
    }

    /** 409 and no 503: nothing is out of order, the block is just younger than the newest checkpoint. */
    private TransparencyLog.HeaderProofs covering(long block, HttpServletResponse response) {
        if (log.verifierKeys().isEmpty()) {
            throw Problem.of("no-log", 404, "No log is published")
                    .detail("This installation publishes no log of its ledger, so it can prove nothing.")
                    .exception();
        }
        return log.proofsUpTo(block).orElseThrow(() -> {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_AFTER_SECONDS));
            return Problem.of("not-in-a-checkpoint-yet", 409, "Not in a checkpoint yet")
                    .detail("The ledger's newest signed checkpoint does not cover this yet. Try again in some seconds.")
                    .with("retryAfterSeconds", RETRY_AFTER_SECONDS)
                    .exception();
        });
    }

    private static RuntimeException tooLong(long entries) {
        return Problem.of("proof-too-long", 409, "Too many entries for one proof")
                .detail("The report sums up " + entries + " entries, and a proof holds " + MOST_ENTRIES
                        + " at most. Each entry has a proof of its own in the wallet.")
                .with("most", MOST_ENTRIES)
                .exception();
    }
}
