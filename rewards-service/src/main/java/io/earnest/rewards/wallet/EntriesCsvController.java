package io.earnest.rewards.wallet;

import io.earnest.chassis.Ids;
import io.earnest.chassis.token.Viewer;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.ledger.state.EntryQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The viewer's entries as CSV: all of them, written as they are read, so that no memory grows with their number. */
@RestController
@Tag(name = "wallet")
class EntriesCsvController {
    private static final int PAGE = 500;

    private final Ledger ledger;

    EntriesCsvController(Ledger ledger) {
        this.ledger = ledger;
    }

    @Operation(operationId = "walletEntries", summary = "What moved on the account, newest first")
    @GetMapping(path = "/api/wallet/entries", produces = "text/csv")
    void walletEntriesCsv(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String articleId,
            @RequestParam(required = false) @Nullable Line line,
            HttpServletResponse response)
            throws IOException {
        String article = articleId == null ? null : Ids.ofSlug(articleId);
        // The first page before the first byte: what fails until then is a problem as any other.
        List<AccountEntry> page = page(viewer, article, line, null);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"earnest-wallet.csv\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        Csv csv = new Csv(out);
        csv.line("id", "at", "activity", "line", "title", "twei", "balanceAfter", "articleId", "reportId", "tariff");
        while (!page.isEmpty()) {
            for (AccountEntry row : page) {
                write(csv, WalletEntry.of(row));
            }
            page = page.size() < PAGE
                    ? List.of()
                    : page(viewer, article, line, page.getLast().position());
        }
        out.flush();
    }

    private List<AccountEntry> page(
            Viewer viewer, @Nullable String article, @Nullable Line line, @Nullable String after) {
        return ledger.entries(new EntryQuery(viewer.id(), article, line, false, after, null, PAGE));
    }

    private static void write(Csv csv, WalletEntry entry) throws IOException {
        csv.line(
                entry.id(),
                entry.at(),
                entry.activity(),
                entry.line(),
                entry.title(),
                entry.twei(),
                entry.balanceAfter(),
                entry.articleId(),
                entry.reportId(),
                entry.tariff());
    }
}
