package io.earnest.rewards.wallet;

import io.earnest.chassis.token.Viewer;
import io.earnest.rewards.ledger.Allowance;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.state.Account;
import io.earnest.rewards.ledger.state.DayCounters;
import io.earnest.rewards.ledger.state.Head;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Viewers' balances and limits. */
@Component
public class Wallets {
    private final Ledger ledger;

    Wallets(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * What an account holds and may still do today.
     *
     * @param account the profile's id, which is its account
     */
    public record Wallet(
            String account, long balance, long earnedToday, long spentToday, List<Allowance> allowances, AsOf asOf) {}

    /**
     * Up to where all of it was read.
     *
     * @param block the newest block; 0 before the first
     * @param at its time; null before the first
     * @param day the ledger's day, which the limits and today's sums are of
     */
    @Schema(name = "WalletAsOf")
    public record AsOf(long block, @Nullable Instant at, LocalDate day) {}

    /** The viewer's, as of one moment. */
    public Wallet of(Viewer viewer) {
        return ledger.together(() -> now(viewer));
    }

    private Wallet now(Viewer viewer) {
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
}
