package io.earnest.rewards.wallet;

import io.earnest.chassis.Ids;
import io.earnest.chassis.token.Viewer;
import io.earnest.rewards.ledger.entry.Line;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The viewer's entries as CSV. */
@RestController
@Tag(name = "wallet")
class EntriesCsvController {
    private final EntriesCsv entries;

    EntriesCsvController(EntriesCsv entries) {
        this.entries = entries;
    }

    @Operation(operationId = "walletEntries", summary = "What moved on the account, newest first")
    @GetMapping(path = "/api/wallet/entries", produces = "text/csv")
    void walletEntriesCsv(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String articleId,
            @RequestParam(required = false) @Nullable Line line,
            HttpServletResponse response)
            throws IOException {
        String article = articleId == null ? null : Ids.ofSlug(articleId);
        entries.write(new EntriesCsv.Wanted(viewer.id(), article, line, null), "earnest-wallet.csv", response);
    }
}
