package io.earnest.rewards.economy;

import io.earnest.chassis.problem.Problem;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.tariff.Tariff;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Prices, rewards and limits, public and as data. */
@RestController
@Tag(name = "economy")
class TariffController {
    private final Ledger ledger;

    TariffController(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The tariff of the ledger's day: a version that was announced yesterday shows from midnight on. */
    @Operation(summary = "Prices, rewards and limits in force today")
    @GetMapping("/api/tariff")
    Tariff inForce() {
        return ledger.together(() -> ledger.head().tariffOn(ledger.today()));
    }

    @Operation(summary = "A version of the tariff")
    @GetMapping("/api/tariffs/{version}")
    Tariff ofVersion(@PathVariable int version) {
        return ledger.tariff(version)
                .orElseThrow(() -> Problem.notFound("version of the tariff").exception());
    }
}
