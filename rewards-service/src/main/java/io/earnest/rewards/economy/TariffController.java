package io.earnest.rewards.economy;

import io.earnest.chassis.problem.Problem;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.entry.NaturalKey;
import io.earnest.rewards.tariff.Tariff;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Prices, rewards and limits, public and as data. */
@RestController
@Tag(name = "economy")
class TariffController {
    private static final int MOST_VERSIONS = 20;

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

    /**
     * A version and its time.
     *
     * @param from the UTC day on which it came, or comes, into force
     * @param inForce whether it is the one of the ledger's present day
     */
    record TariffVersion(int version, LocalDate from, boolean inForce, Tariff tariff) {}

    @Operation(
            summary = "The newest versions of the tariff, those to come included, newest first",
            description = "At most 20; each earlier one is at `/api/tariffs/{version}`.")
    @GetMapping("/api/tariffs")
    List<TariffVersion> versions() {
        return ledger.together(() -> {
            int newest = ledger.head().newestTariff().version();
            int present = ledger.head().tariffOn(ledger.today()).version();
            return IntStream.iterate(newest, v -> v > Math.max(0, newest - MOST_VERSIONS), v -> v - 1)
                    .mapToObj(version -> version(version, present))
                    .flatMap(Optional::stream)
                    .toList();
        });
    }

    private Optional<TariffVersion> version(int version, int present) {
        return ledger.tariff(version)
                .map(tariff -> new TariffVersion(version, from(version), version == present, tariff));
    }

    /** The first version came with the ledger's first block and is booked nowhere; each later one is in force from the midnight behind its booking. */
    private LocalDate from(int version) {
        if (version == 1) {
            return ledger.block(1).map(TariffController::dayOf).orElseGet(ledger::today);
        }
        return ledger.find(new NaturalKey.TariffVersion(version).text())
                .flatMap(ref -> ledger.block(ref.block()))
                .map(block -> dayOf(block).plusDays(1))
                .orElseThrow(() -> new IllegalStateException("tariff " + version + " is booked nowhere"));
    }

    private static LocalDate dayOf(Block block) {
        return block.at().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    @Operation(summary = "A version of the tariff")
    @GetMapping("/api/tariffs/{version}")
    Tariff ofVersion(@PathVariable int version) {
        return ledger.tariff(version)
                .orElseThrow(() -> Problem.notFound("version of the tariff").exception());
    }
}
