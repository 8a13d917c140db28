package io.earnest.rewards.wallet;

import io.earnest.chassis.Ids;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.token.Viewer;
import io.earnest.rewards.ledger.Account;
import io.earnest.rewards.ledger.Allowance;
import io.earnest.rewards.ledger.DayCounters;
import io.earnest.rewards.ledger.EntryQuery;
import io.earnest.rewards.ledger.Head;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.Line;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The viewer's own balance, limits and entries. */
@RestController
@Tag(name = "wallet")
class WalletController {
    private final Ledger ledger;

    WalletController(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @param account the profile's id, which is its account */
    record Wallet(
            String account, long balance, long earnedToday, long spentToday, List<Allowance> allowances, AsOf asOf) {}

    /**
     * @param block the newest block; 0 before the first
     * @param at its time; null before the first
     * @param day the ledger's day, which the limits and today's sums are of
     */
    @Schema(name = "WalletAsOf")
    record AsOf(long block, @Nullable Instant at, LocalDate day) {}

    @Operation(summary = "Balance, what came and went today, and the allowances")
    @GetMapping("/api/wallet")
    Wallet wallet(Viewer viewer) {
        // The head first: what is read behind it is at least as new as it says.
        Head head = ledger.head();
        LocalDate day = ledger.today();
        Account account = ledger.account(viewer.id());
        DayCounters today = account.on(day);
        return new Wallet(
                viewer.id(),
                account.balance().amount(),
                today.earned().amount(),
                today.spent().amount(),
                ledger.allowances(viewer.id(), viewer.level()),
                new AsOf(head.seq(), head.seq() == 0 ? null : head.at(), day));
    }

    @Operation(summary = "What moved on the account, newest first")
    @GetMapping("/api/wallet/entries")
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
