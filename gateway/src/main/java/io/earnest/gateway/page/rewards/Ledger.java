package io.earnest.gateway.page.rewards;

import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.gateway.page.Kept;
import java.time.Clock;
import java.time.Duration;
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

    Ledger(RewardsClient client, Remote remote, Clock clock) {
        this.client = client;
        this.remote = remote;
        this.prices = new Kept<>(clock, Duration.ofSeconds(30), 1, p -> 1);
        this.economy = new Kept<>(clock, Duration.ofSeconds(1), 1, e -> 1);
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

    /**
     * The sums over all accounts.
     *
     * @throws RemoteUnavailable if there is neither an answer nor a copy
     */
    public Kept.Copy<Economy> economy() {
        return economy.get("now", () -> remote.repeatable(PAGES, client::economy));
    }
}
