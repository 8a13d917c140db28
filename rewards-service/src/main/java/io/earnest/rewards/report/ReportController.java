package io.earnest.rewards.report;

import io.earnest.chassis.Ids;
import io.earnest.chassis.api.Answers;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.chassis.web.IdempotencyKey;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.state.EntryQuery;
import io.earnest.rewards.ledger.state.PurchasedReport;
import io.earnest.rewards.wallet.EntriesCsv;
import io.earnest.rewards.wallet.WalletEntries;
import io.earnest.rewards.wallet.WalletEntry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The viewer's reports: bought, listed, opened. */
@RestController
@Tag(name = "reports")
class ReportController {
    private final Reports reports;
    private final Ledger ledger;
    private final WalletEntries entries;
    private final EntriesCsv csv;

    ReportController(Reports reports, Ledger ledger, WalletEntries entries, EntriesCsv csv) {
        this.reports = reports;
        this.ledger = ledger;
        this.entries = entries;
        this.csv = csv;
    }

    /** Buys a report for the article. With an {@code Idempotency-Key} that was used before: the one bought then. */
    @Operation(summary = "Buys a report for the article")
    @Answers(
            value = {201, 402},
            idempotencyKey = true)
    @PostMapping("/api/articles/{article}/pnl-reports")
    ResponseEntity<ReportDocument> buy(Viewer viewer, @PathVariable String article, HttpServletRequest request) {
        String articleId = ArticleIds.ofPath(article);
        String id = IdempotencyKey.newId(request, viewer.id(), "/api/articles/" + articleId + "/pnl-reports");
        ReportDocument document = reports.buy(id, viewer.id(), articleId);
        return ResponseEntity.created(URI.create("/api/pnl-reports/" + id)).body(document);
    }

    @Operation(summary = "The viewer's reports, newest first")
    @GetMapping("/api/pnl-reports")
    Page<ReportDocument> reports(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String articleId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Paging.limit(limit);
        List<String> parts = Paging.parts(cursor, 2);
        EntryRef before = parts == null
                ? null
                : new EntryRef(Paging.number(parts.getFirst()), (int) Paging.number(parts.getLast()));
        Page<PurchasedReport> page = Page.of(
                ledger.reports(viewer.id(), articleId == null ? null : Ids.ofSlug(articleId), before, most + 1),
                most,
                ReportController::cursor);
        return new Page<>(reports.documents(page.items()), page.next());
    }

    @Operation(summary = "A report, the same bytes at each reading")
    @GetMapping("/api/pnl-reports/{id}")
    ReportDocument report(Viewer viewer, @PathVariable String id) {
        return reports.document(own(viewer, id));
    }

    /** The entries that the report, or one line of it, sums up. */
    @Operation(summary = "The entries that the report, or one line of it, sums up")
    // Named, as the CSV of the same address would win without it, whatever Accept prefers.
    @GetMapping(path = "/api/pnl-reports/{id}/entries", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<WalletEntry> reportEntries(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Line line,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        PurchasedReport report = own(viewer, id);
        int most = Paging.limit(limit);
        List<String> after = Paging.parts(cursor, 1);
        EntryQuery query = new EntryQuery(
                report.account(),
                report.article(),
                line,
                false,
                after == null ? null : after.getFirst(),
                report.ref(),
                most + 1);
        return entries.page(query, most);
    }

    /** The same as CSV, all of them. */
    @Operation(operationId = "reportEntries", summary = "The entries that the report, or one line of it, sums up")
    @GetMapping(path = "/api/pnl-reports/{id}/entries", produces = "text/csv")
    void reportEntriesCsv(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Line line,
            HttpServletResponse response)
            throws IOException {
        PurchasedReport report = own(viewer, id);
        csv.write(
                new EntriesCsv.Wanted(report.account(), report.article(), line, report.ref()),
                "earnest-report.csv",
                response);
    }

    private PurchasedReport own(Viewer viewer, String id) {
        return reports.find(id, viewer.id())
                .orElseThrow(() -> Problem.notFound("report").exception());
    }

    static String cursor(PurchasedReport report) {
        return Paging.cursor(
                String.valueOf(report.ref().block()),
                String.valueOf(report.ref().index()));
    }
}
