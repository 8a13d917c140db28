package io.earnest.rewards.wallet;

import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.ledger.state.EntryQuery;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Entries of an account as CSV: all of them, written as they are read, so that no memory grows with their number. */
@Component
public class EntriesCsv {
    private static final int PAGE = 500;

    private final Ledger ledger;

    EntriesCsv(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Which entries.
     *
     * @param article only of this article; null for all
     * @param line only on this line; null for all
     * @param upTo only of this entry and of earlier ones; null for all
     */
    public record Wanted(
            String account,
            @Nullable String article,
            @Nullable Line line,
            @Nullable EntryRef upTo) {}

    /**
     * Answers with them, newest first, to be kept under that name.
     *
     * @throws IOException if whoever asked is gone
     */
    public void write(Wanted wanted, String fileName, HttpServletResponse response) throws IOException {
        // The first page before the first byte: what fails until then is a problem as any other.
        List<AccountEntry> page = page(wanted, null);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        Csv csv = new Csv(out);
        csv.line("id", "at", "activity", "line", "title", "twei", "balanceAfter", "articleId", "reportId", "tariff");
        while (!page.isEmpty()) {
            for (AccountEntry row : page) {
                write(csv, WalletEntry.of(row));
            }
            page = page.size() < PAGE ? List.of() : page(wanted, page.getLast().position());
        }
        out.flush();
    }

    private List<AccountEntry> page(Wanted wanted, @Nullable String after) {
        return ledger.entries(
                new EntryQuery(wanted.account(), wanted.article(), wanted.line(), false, after, wanted.upTo(), PAGE));
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
