package io.earnest.rewards.account;

import io.earnest.chassis.export.Export;
import io.earnest.chassis.export.ExportPage;
import io.earnest.chassis.notification.OwnNotifications;
import io.earnest.chassis.token.Viewer;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.ledger.state.EntryQuery;
import io.earnest.rewards.report.OwnReports;
import io.earnest.rewards.wallet.WalletEntry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** This service's part of {@code GET /api/me/export}, which the gateway composes. Names no other party. */
@RestController
@Tag(name = "export")
class ExportController {
    private static final int MOST_ENTRIES = 200;

    private final Ledger ledger;
    private final OwnReports reports;
    private final OwnNotifications notifications;

    ExportController(Ledger ledger, OwnReports reports, OwnNotifications notifications) {
        this.ledger = ledger;
        this.reports = reports;
        this.notifications = notifications;
    }

    record AccountExport(String account, long balance) {}

    @Operation(summary = "What is held about the viewer here, a page at a time")
    @GetMapping("/api/export")
    ExportPage export(Viewer viewer, @RequestParam(required = false) @Nullable String cursor) {
        return Export.of(
                        Export.Section.single(
                                "wallet",
                                () -> new AccountExport(
                                        viewer.id(),
                                        ledger.account(viewer.id()).balance().amount())),
                        Export.Section.list("entries", after -> entries(viewer.id(), after)),
                        Export.Section.list("reports", after -> reports.page(viewer.id(), after)))
                .and(notifications.sections(viewer.id()))
                .page(cursor);
    }

    private Export.Slice entries(String account, @Nullable String after) {
        return Export.Slice.of(
                ledger.entries(EntryQuery.of(account, after, MOST_ENTRIES + 1)),
                MOST_ENTRIES,
                AccountEntry::position,
                WalletEntry::of);
    }
}
