package io.earnest.profile.admin;

import io.earnest.chassis.token.Viewer;
import io.earnest.profile.profile.Profiles;
import io.earnest.profile.rewards.Economy;
import io.earnest.profile.rewards.Ledger;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The sums of all accounts as of now. Everybody else sees those of a full hour. */
@RestController
@Tag(name = "Operators")
class EconomyController {
    private final Profiles profiles;
    private final Ledger ledger;

    EconomyController(Profiles profiles, Ledger ledger) {
        this.profiles = profiles;
        this.ledger = ledger;
    }

    @GetMapping("/api/admin/economy")
    @Operation(
            summary = "What was issued and where it is at this moment",
            description =
                    "As `/api/economy`, which shows it as of a full hour. Not in the audit: the same sums are among"
                            + " the metrics.")
    Economy economy(Viewer viewer) {
        profiles.requireOperator(viewer);
        return ledger.economy();
    }
}
