package io.earnest.rewards.ledger.state;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.entry.SystemAccounts;
import io.earnest.rewards.tariff.Tariff;
import io.earnest.rewards.tariff.TariffDocument;
import io.earnest.rewards.tariff.Tariffs;
import io.earnest.rewards.tariff.Twei;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the ledger knows of the whole as of its newest block; one consistent snapshot.
 *
 * @param seq the newest block's number; 0 before the first
 * @param hash the newest block's hash
 * @param epoch the newest block's epoch
 * @param writer who wrote it
 * @param at the newest block's time
 * @param day the newest opened day; null before the first
 * @param inForce the version in force on that day
 * @param announced versions that wait for the next midnight
 * @param system the balances of mint, treasury, budget and archive
 * @param held the sum of all profiles' balances, counted posting by posting
 * @param accounts how many profiles have signed up
 * @param publication what of all this everybody may see
 */
public record Head(
        long seq,
        String hash,
        long epoch,
        String writer,
        Instant at,
        @Nullable Day day,
        TariffDocument inForce,
        List<Announced> announced,
        Map<String, Twei> system,
        Twei held,
        long accounts,
        Publication publication) {

    /** The head of a ledger without a block. */
    public static final Head GENESIS = new Head(
            0,
            Block.NO_HASH,
            0,
            "",
            Instant.EPOCH,
            null,
            Tariffs.first(),
            List.of(),
            Map.of(
                    SystemAccounts.MINT, Twei.ZERO,
                    SystemAccounts.TREASURY, Twei.ZERO,
                    SystemAccounts.BUDGET, Twei.ZERO,
                    SystemAccounts.ARCHIVE, Twei.ZERO),
            Twei.ZERO,
            0,
            Publication.NONE);

    public Head {
        announced = List.copyOf(announced);
        system = Map.copyOf(system);
    }

    /** A tariff that was booked on a day and is in force from the next. */
    public record Announced(LocalDate bookedOn, TariffDocument document) {}

    /** What the version in force says. */
    public Tariff tariff() {
        return inForce.tariff();
    }

    /** The balance of a system account. */
    public Twei balance(String systemAccount) {
        return system.getOrDefault(systemAccount, Twei.ZERO);
    }

    /** Everything ever issued. */
    public Twei issued() {
        return balance(SystemAccounts.MINT).negated();
    }

    /** The sum of all balances. Anything but 0 is a defect. */
    public Twei difference() {
        Twei sum = held;
        for (Twei balance : system.values()) {
            sum = sum.plus(balance);
        }
        return sum;
    }

    /** The version in force on a day that is not before the newest opened one. */
    public Tariff tariffOn(LocalDate date) {
        return documentOn(date).tariff();
    }

    private TariffDocument documentOn(LocalDate date) {
        TariffDocument then = inForce;
        for (Announced next : announced) {
            if (next.bookedOn().isBefore(date)) {
                then = next.document();
            }
        }
        return then;
    }

    /** The newest version that was booked, in force or not. */
    public Tariff newestTariff() {
        return announced.isEmpty() ? tariff() : announced.getLast().document().tariff();
    }

    Head openDay(LocalDate date, Twei budget) {
        List<Announced> waiting = new ArrayList<>(announced);
        waiting.removeIf(next -> next.bookedOn().isBefore(date));
        Day opened = new Day(date, budget, Twei.ZERO, 0);
        return new Head(
                seq, hash, epoch, writer, at, opened, documentOn(date), waiting, system, held, accounts, publication);
    }

    Head with(Day changed) {
        return new Head(seq, hash, epoch, writer, at, changed, inForce, announced, system, held, accounts, publication);
    }

    Head announce(Announced next) {
        List<Announced> waiting = new ArrayList<>(announced);
        waiting.add(next);
        return new Head(seq, hash, epoch, writer, at, day, inForce, waiting, system, held, accounts, publication);
    }

    Head with(Map<String, Twei> balances, Twei heldNow, long accountsNow) {
        return new Head(
                seq, hash, epoch, writer, at, day, inForce, announced, balances, heldNow, accountsNow, publication);
    }

    /** All changes made: as of the block behind {@code before}. */
    Head at(Block block, Head before) {
        return new Head(
                block.seq(),
                block.hash(),
                block.epoch(),
                block.writer(),
                block.at(),
                day,
                inForce,
                announced,
                system,
                held,
                accounts,
                publication.with(before, block));
    }
}
