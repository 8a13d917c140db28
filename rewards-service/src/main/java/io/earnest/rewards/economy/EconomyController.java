package io.earnest.rewards.economy;

import io.earnest.rewards.ledger.Day;
import io.earnest.rewards.ledger.Head;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.SystemAccounts;
import io.earnest.rewards.tariff.Tariff;
import io.earnest.rewards.tariff.Twei;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was issued and where it is, for everybody to add up. */
@RestController
@Tag(name = "economy")
class EconomyController {
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
     */
    record Economy(
            long issued,
            long held,
            long treasury,
            long budget,
            long archive,
            long difference,
            long accounts,
            Today day,
            Tip head) {}

    /**
     * The day's rewards.
     *
     * @param budget for the whole day
     * @param released what may have been paid by now
     * @param paid what was paid
     */
    record Today(LocalDate date, long budget, long released, long paid) {}

    /** @param at null before the first block */
    record Tip(long block, String hash, @Nullable Instant at) {}

    @Operation(summary = "What was issued and where it is")
    @GetMapping("/api/economy")
    Economy economy() {
        Head head = ledger.head();
        return new Economy(
                head.issued().amount(),
                head.held().amount(),
                head.balance(SystemAccounts.TREASURY).amount(),
                head.balance(SystemAccounts.BUDGET).amount(),
                head.balance(SystemAccounts.ARCHIVE).amount(),
                head.difference().amount(),
                head.accounts(),
                today(head),
                new Tip(head.seq(), head.hash(), head.seq() == 0 ? null : head.at()));
    }

    /** A day that nothing has opened yet shows what the first entry of it will open it with. */
    private Today today(Head head) {
        LocalDate date = ledger.today();
        Tariff tariff = head.tariffOn(date);
        Day last = head.day();
        Day day = last != null && last.date().equals(date)
                ? last
                : new Day(date, tariff.budget().ofDay(last == null ? 0 : last.readers()), Twei.ZERO, 0);
        return new Today(
                date,
                day.budget().amount(),
                tariff.budget().released(day.budget(), ledger.secondOfToday()).amount(),
                day.paid().amount());
    }
}
