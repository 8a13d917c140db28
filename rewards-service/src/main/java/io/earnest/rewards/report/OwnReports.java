package io.earnest.rewards.report;

import io.earnest.chassis.export.Export;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.state.PurchasedReport;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The reports that somebody bought, for their export and their proofs. */
@Component
public class OwnReports {
    private static final int MOST = 50;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Ledger ledger;
    private final Reports reports;
    private final ReportKeys keys;

    OwnReports(Ledger ledger, Reports reports, ReportKeys keys) {
        this.ledger = ledger;
        this.reports = reports;
        this.keys = keys;
    }

    /** The reports behind a key, newest first. */
    public Export.Slice page(String account, @Nullable String after) {
        List<String> parts = Paging.parts(after, 2);
        EntryRef before = parts == null
                ? null
                : new EntryRef(Paging.number(parts.getFirst()), (int) Paging.number(parts.getLast()));
        Page<PurchasedReport> page =
                Page.of(ledger.reports(account, null, before, MOST + 1), MOST, ReportController::cursor);
        return new Export.Slice(reports.documents(page.items()), page.next());
    }

    /** A report of that account; another's is as good as none. */
    public Optional<PurchasedReport> find(String id, String account) {
        return reports.find(id, account);
    }

    /**
     * A report's signed document.
     *
     * @param json canonical JSON, the same bytes for ever
     * @param key the 32 bytes of the key that signed it, Base64url
     */
    public record Signed(String json, String key) {}

    /** The signed document of a report. */
    public Signed signed(PurchasedReport report) {
        String json = reports.document(report).json();
        String keyId = JSON.readTree(json).get("keyId").asString();
        return new Signed(
                json,
                keys.x(keyId)
                        .orElseThrow(() -> new IllegalStateException("the key " + keyId + " of reports is not kept")));
    }
}
