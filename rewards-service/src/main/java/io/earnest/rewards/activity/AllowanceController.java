package io.earnest.rewards.activity;

import io.earnest.chassis.token.Caller;
import io.earnest.rewards.ledger.Allowance;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.Opportunity;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What of the day's limits a profile has left, and what a reading would bring it. */
@RestController
@Tag(name = "internal")
class AllowanceController {
    private final Ledger ledger;

    AllowanceController(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * @param opportunity what the article would pay if its reading were verified now; null where none was asked for
     */
    record Allowances(
            LocalDate day,
            List<Allowance> allowances,
            @Nullable Chance opportunity) {}

    /** Twei to be earned, or the code of the reason why there are none. */
    record Chance(long twei, @Nullable String reason) {
        static Chance of(Opportunity opportunity) {
            return new Chance(
                    opportunity.twei().amount(),
                    opportunity.reason() == null ? null : opportunity.reason().code());
        }
    }

    @Operation(summary = "What of the day's limits a profile has used, and what a reading would pay now")
    @GetMapping("/internal/allowances")
    Allowances allowances(
            Caller caller,
            @RequestParam @NotBlank String profile,
            @RequestParam(defaultValue = "1") @Min(1) int level,
            @RequestParam(required = false) @Nullable String article,
            @RequestParam(required = false) @Nullable String author,
            @RequestParam(required = false) @Nullable @Min(1) Integer requiredSeconds) {
        caller.require(Scopes.ALLOWANCES);
        return ledger.together(() -> new Allowances(
                ledger.today(),
                ledger.allowances(profile, level),
                article == null || author == null || requiredSeconds == null
                        ? null
                        : Chance.of(ledger.opportunity(profile, level, article, author, requiredSeconds))));
    }
}
