package io.earnest.gateway.page.rewards;

import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.gateway.page.Kept;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the ledger tells everybody: its prices and its sums. */
@Component
public class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final Peer PAGES = new Peer("rewards-service", "pages");

    private final RewardsClient client;
    private final Remote remote;
    private final Kept<String, Prices> prices;
    private final Kept<String, Economy> economy;
    private final Kept<String, List<EconomyDay>> days;
    private final Kept<String, List<TariffVersion>> tariffs;
    private final Kept<String, LedgerLog> log;

    Ledger(RewardsClient client, Remote remote, Clock clock) {
        this.client = client;
        this.remote = remote;
        this.prices = new Kept<>(clock, Duration.ofSeconds(30), 1, p -> 1);
        this.economy = new Kept<>(clock, Duration.ofSeconds(1), 1, e -> 1);
        this.days = new Kept<>(clock, Duration.ofSeconds(30), 1, d -> 1);
        this.tariffs = new Kept<>(clock, Duration.ofSeconds(30), 1, t -> 1);
        this.log = new Kept<>(clock, Duration.ofSeconds(2), 1, l -> 1);
    }

    /** The prices in force, or null while they are not known: a page never makes one up. */
    public @Nullable Prices prices() {
        try {
            return prices.get(
                            "now",
                            () -> remote.repeatable(PAGES, client::tariff).inOurWords())
                    .value();
        } catch (RemoteUnavailable | RemoteRefused e) {
            LOG.warn("a page is shown without prices: {}", e.getMessage());
            return null;
        }
    }

    /** The log's newest checkpoint, or null where there is none or it can't be had: the page is whole without it. */
    public @Nullable LedgerLog log() {
        try {
            return log.get("now", () -> remote.repeatable(PAGES, client::log)).value();
        } catch (RemoteUnavailable | RemoteRefused e) {
            LOG.info("the economy is shown without its log: {}", e.getMessage());
            return null;
        }
    }

    /**
     * The sums over all accounts.
     *
     * @throws RemoteUnavailable if there is neither an answer nor a copy
     */
    public Kept.Copy<Economy> economy() {
        return economy.get("now", () -> remote.repeatable(PAGES, client::economy));
    }

    /** The sums of the newest days, oldest first, or null while they are not known. */
    public @Nullable List<EconomyDay> days() {
        return orNull("days", () -> days.get("all", () -> remote.repeatable(PAGES, client::economyDays)));
    }

    /** The versions of the tariff, newest first, or null while they are not known. */
    public @Nullable List<TariffVersion> tariffs() {
        return orNull("tariffs", () -> tariffs.get("all", () -> remote.repeatable(PAGES, client::tariffs)));
    }

    private static <T> @Nullable T orNull(String what, Supplier<Kept.Copy<T>> copy) {
        try {
            return copy.get().value();
        } catch (RemoteUnavailable | RemoteRefused e) {
            LOG.warn("a page is shown without {}: {}", what, e.getMessage());
            return null;
        }
    }
}
