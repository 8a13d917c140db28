package io.earnest.rewards.wallet;

import io.earnest.chassis.Ids;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.token.Viewer;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.state.EntryQuery;
import io.swagger.v3.oas.annotations.Operation;
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
    private final Ledger ledger;
    private final Wallets wallets;

    WalletController(Ledger ledger, Wallets wallets) {
        this.ledger = ledger;
        this.wallets = wallets;
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
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Paging.limit(limit);
        List<String> after = Paging.parts(cursor, 1);
        EntryQuery query = new EntryQuery(
                viewer.id(),
                articleId == null ? null : Ids.ofSlug(articleId),
                line,
                false,
                after == null ? null : after.getFirst(),
                null,
                most + 1);
        return Page.of(ledger.entries(query), most, row -> Paging.cursor(row.position()))
                .map(WalletEntry::of);
    }
}
