package io.earnest.rewards.report;

import io.earnest.chassis.export.Export;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.state.PurchasedReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All reports that somebody bought, for their export. */
@Component
public class OwnReports {
    private static final int MOST = 50;

    private final Ledger ledger;
    private final Reports reports;

    OwnReports(Ledger ledger, Reports reports) {
        this.ledger = ledger;
        this.reports = reports;
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
}
