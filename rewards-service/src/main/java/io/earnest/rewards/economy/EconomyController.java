package io.earnest.rewards.economy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.earnest.chassis.token.Caller;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.state.Economy;
import io.earnest.rewards.ledger.state.PublishedDay;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What was issued and where it is: for everybody as of a full hour, for operators as of now. The sums of this moment would
 * tell everybody which legs of an action were paid, and so who stands behind a pen name.
 */
@RestController
@Tag(name = "economy")
class EconomyController {
    private static final String SCOPE = "economy";

    private final Ledger ledger;

    EconomyController(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * All of one block.
     *
     * @param issued everything that mint ever gave
     * @param held by profiles
     * @param budget what is left of the newest opened day's budget
     * @param difference the sum of all accounts, as it was added up; anything but 0 is a defect
     * @param accounts profiles that signed up
     * @param asOf the full hour that all of this is of, the day and the head too; null while it is the opening state
     * @param nextAt when there may be newer sums, at the earliest; absent where these are of this moment
     */
    @Schema(name = "Economy")
    record View(
            long issued,
            long held,
            long treasury,
            long budget,
            long archive,
            long difference,
            long accounts,
            Today day,
            Tip head,
            @Nullable Instant asOf,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant nextAt) {
        static View of(Economy economy, @Nullable Instant nextAt) {
            return new View(
                    economy.issued().amount(),
                    economy.held().amount(),
                    economy.treasury().amount(),
                    economy.budget().amount(),
                    economy.archive().amount(),
                    economy.difference().amount(),
                    economy.accounts(),
                    new Today(
                            economy.day().date(),
                            economy.day().budget().amount(),
                            economy.released().amount(),
                            economy.day().paid().amount()),
                    new Tip(economy.block(), economy.hash(), economy.blockAt()),
                    economy.asOf(),
                    nextAt);
        }
    }

    /**
     * The day's rewards.
     *
     * @param budget for the whole day
     * @param released what may have been paid by then
     * @param paid what was paid
     */
    record Today(LocalDate date, long budget, long released, long paid) {}

    /** @param at null before the first block */
    record Tip(long block, String hash, @Nullable Instant at) {}

    @Operation(
            summary = "What was issued and where it is, as of a full hour",
            description =
                    "The sums as of the last full hour (UTC) before which at least 50 entries had moved Twei since"
                            + " those shown before; at the very beginning the opening state. So nobody learns from them"
                            + " what one person did. The chain's newest header is at /api/ledger/head.")
    @GetMapping("/api/economy")
    View economy() {
        return View.of(ledger.published(), ledger.nextPublication());
    }

    /**
     * What was last public of a day's sums.
     *
     * @param asOf the full hour that they are of; the midnight at the day's end, once it is over and enough has happened
     * @param paid what the day's budget had paid by then
     */
    record EconomyDay(
            LocalDate date, Instant asOf, long issued, long held, long treasury, long budget, long archive, long paid) {
        static EconomyDay of(PublishedDay day) {
            return new EconomyDay(
                    day.date(),
                    day.asOf(),
                    day.issued().amount(),
                    day.held().amount(),
                    day.treasury().amount(),
                    day.budget().amount(),
                    day.archive().amount(),
                    day.paid().amount());
        }
    }

    @Operation(
            summary = "The sums of the newest days, oldest first",
            description =
                    "For each of at most 60 days what was last public of it, see `/api/economy`. Days on which too little"
                            + " happened to show anything new are left out.")
    @GetMapping("/api/economy/days")
    List<EconomyDay> economyDays() {
        return ledger.publishedDays().stream().map(EconomyDay::of).toList();
    }

    @Operation(summary = "What was issued and where it is at this moment, for operators")
    @GetMapping("/internal/economy")
    View economyNow(Caller caller) {
        caller.require(SCOPE);
        return View.of(ledger.economy(), null);
    }
}
