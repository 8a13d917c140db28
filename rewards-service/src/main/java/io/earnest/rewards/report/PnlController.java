package io.earnest.rewards.report;

import io.earnest.chassis.token.Viewer;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.Line;
import io.earnest.rewards.ledger.PurchasedReport;
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
    private final Ledger ledger;

    PnlController(Reports reports, Ledger ledger) {
        this.reports = reports;
        this.ledger = ledger;
    }

    /**
     * @param price of a new report, in Twei
     * @param reports the viewer's newest ones for this article
     * @param newerActivity whether money moved for the viewer here since the newest report, or at all if there is none
     */
    record Pnl(String articleId, long price, List<PnlLine> lines, List<Bought> reports, boolean newerActivity) {}

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

    @Operation(summary = "What a report for the article would hold, and the ones bought")
    @GetMapping("/api/articles/{article}/pnl")
    Pnl pnl(Viewer viewer, @PathVariable String article) {
        String id = ArticleIds.ofPath(article);
        List<PurchasedReport> bought = ledger.reports(viewer.id(), id, null, MOST_REPORTS);
        long summedUp = bought.isEmpty() ? 0 : bought.getFirst().n();
        return new Pnl(
                id,
                reports.price().amount(),
                Arrays.stream(Line.values()).map(PnlLine::of).toList(),
                bought.stream()
                        .map(report -> new Bought(report.id(), Report.AsOf.of(report)))
                        .toList(),
                ledger.statement(viewer.id(), id).n() > summedUp);
    }
}
