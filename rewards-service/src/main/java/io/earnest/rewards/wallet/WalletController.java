package io.earnest.rewards.wallet;

import io.earnest.chassis.Ids;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.state.EntryQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The viewer's own balance, limits and entries. */
@RestController
@Tag(name = "wallet")
class WalletController {
    private final Wallets wallets;
    private final WalletEntries entries;
    private final Histories histories;
    private final PaidReadings readings;

    WalletController(Wallets wallets, WalletEntries entries, Histories histories, PaidReadings readings) {
        this.wallets = wallets;
        this.entries = entries;
        this.histories = histories;
        this.readings = readings;
    }

    @Operation(summary = "Balance, what came and went today, and the allowances")
    @GetMapping("/api/wallet")
    Wallets.Wallet wallet(Viewer viewer) {
        return wallets.of(viewer);
    }

    @Operation(summary = "What moved on the account, newest first")
    // Named, as the CSV of the same address would win without it, whatever Accept prefers.
    @GetMapping(path = "/api/wallet/entries", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<WalletEntry> walletEntries(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String articleId,
            @RequestParam(required = false) @Nullable Line line,
            @Parameter(description = "Whether what was not paid is listed too, with the reason why")
                    @RequestParam(required = false, defaultValue = "false")
                    boolean unpaid,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Paging.limit(limit);
        List<String> after = Paging.parts(cursor, 1);
        EntryQuery query = new EntryQuery(
                viewer.id(),
                articleId == null ? null : Ids.ofSlug(articleId),
                line,
                unpaid,
                after == null ? null : after.getFirst(),
                null,
                most + 1);
        return entries.page(query, most);
    }

    @Operation(
            summary = "What came and went in the newest days: by day, by activity and by article",
            description =
                    "Of at most 5,000 entries; where there are more, the days begin later, and `complete` is false.")
    @GetMapping("/api/wallet/history")
    History walletHistory(Viewer viewer, @RequestParam(required = false, defaultValue = "30") int days) {
        if (days < 1 || days > Histories.MOST_DAYS) {
            throw Problem.invalid("days", "must be from 1 to " + Histories.MOST_DAYS)
                    .exception();
        }
        return histories.of(viewer.id(), days);
    }

    @Operation(summary = "Which of these articles the viewer has read to the end, and what each reading paid")
    @GetMapping("/api/wallet/readings")
    List<PaidReadings.PaidReading> walletReadings(Viewer viewer, @RequestParam List<String> articleIds) {
        if (articleIds.size() > PaidReadings.MOST) {
            throw Problem.invalid("articleIds", "must be at most " + PaidReadings.MOST)
                    .exception();
        }
        return readings.of(viewer.id(), articleIds);
    }
}
