package io.earnest.gateway.viewer;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteUnavailable;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a comment costs by the tariff in force, kept for a minute: a tariff changes at midnight, announced long before. */
@Component
class CommentPrice {
    private static final Peer PANELS = new Peer("rewards-service", "panels");
    private static final Duration KEPT_FOR = Duration.ofMinutes(1);

    private final LoadingCache<String, Panels.Price> prices;

    CommentPrice(RewardsPanels rewards, Remote remote) {
        this.prices = Caffeine.newBuilder()
                .maximumSize(1)
                .expireAfterWrite(KEPT_FOR)
                .build(now -> of(remote.once(PANELS, rewards::tariff)));
    }

    /** @throws RemoteUnavailable if rewards-service has not said it within the last minute and does not now */
    Panels.Price now() {
        return prices.get("now");
    }

    private static Panels.Price of(RewardsPanels.Tariff tariff) {
        long author = tariff.prices().commentToAuthor();
        long treasury = tariff.prices().commentToTreasury();
        return new Panels.Price(
                Math.addExact(author, treasury),
                List.of(new Panels.Leg("AUTHOR", author), new Panels.Leg("TREASURY", treasury)));
    }
}
