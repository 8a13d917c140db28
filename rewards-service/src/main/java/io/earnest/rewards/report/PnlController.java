package io.earnest.rewards.report;

import io.earnest.chassis.token.Viewer;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.state.PurchasedReport;
import io.earnest.rewards.ledger.state.Statement;
import io.earnest.rewards.wallet.Wallets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What can be had for an article, before anything is paid: the lines without their amounts. */
@RestController
@Tag(name = "reports")
class PnlController {
    private static final int MOST_REPORTS = 20;

    private final Reports reports;
    private final Wallets wallets;
    private final Ledger ledger;

    PnlController(Reports reports, Wallets wallets, Ledger ledger) {
        this.reports = reports;
        this.wallets = wallets;
        this.ledger = ledger;
    }

    /**
     * @param price of a new report, in Twei
     * @param reports the viewer's newest ones for this article
     * @param newerActivity whether money moved for the viewer here since the newest report, or at all if there is none
     * @param priceEatsProfit whether there is a profit that would be none any more with the price of a new report on it
     */
    record Pnl(
            String articleId,
            long price,
            List<PnlLine> lines,
            List<Bought> reports,
            boolean newerActivity,
            boolean priceEatsProfit) {}

    /** @param twei always null: the amounts are in reports */
    record PnlLine(
            Line line,
            String title,
            Line.Side side,
            @Nullable Long twei) {
        static PnlLine of(Line line) {
            return new PnlLine(line, line.title(), line.side(), null);
        }
    }

    record Bought(String id, Report.AsOf asOf) {}

    /**
     * @param latest the newest of the reports, in full
     */
    record Mine(Wallets.Wallet wallet, Pnl pnl, @Nullable ReportDocument latest) {}

    @Operation(summary = "What the article's panels need to know of the viewer: the wallet and the reports")
    @GetMapping("/api/articles/{article}/pnl/mine")
    Mine mine(Viewer viewer, @PathVariable String article) {
        String id = ArticleIds.ofPath(article);
        return ledger.together(() -> {
            List<PurchasedReport> bought = bought(viewer, id);
            return new Mine(
                    wallets.of(viewer),
                    of(viewer, id, bought),
                    bought.isEmpty() ? null : reports.document(bought.getFirst()));
        });
    }

    @Operation(summary = "What a report for the article would hold, and the ones bought")
    @GetMapping("/api/articles/{article}/pnl")
    Pnl pnl(Viewer viewer, @PathVariable String article) {
        String id = ArticleIds.ofPath(article);
        return ledger.together(() -> of(viewer, id, bought(viewer, id)));
    }

    private List<PurchasedReport> bought(Viewer viewer, String article) {
        return ledger.reports(viewer.id(), article, null, MOST_REPORTS);
    }

    private Pnl of(Viewer viewer, String id, List<PurchasedReport> bought) {
        long summedUp = bought.isEmpty() ? 0 : bought.getFirst().n();
        Statement statement = ledger.statement(viewer.id(), id);
        long price = reports.price().amount();
        long total = statement.total().amount();
        return new Pnl(
                id,
                price,
                Arrays.stream(Line.values()).map(PnlLine::of).toList(),
                bought.stream()
                        .map(report -> new Bought(report.id(), Report.AsOf.of(report)))
                        .toList(),
                statement.n() > summedUp,
                total > 0 && total <= price);
    }
}
