package io.earnest.chassis.notification;

import io.earnest.chassis.testing.contract.ContractReplay.Given;
import io.earnest.chassis.token.Viewer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

/** The states that contracts about notifications begin with, in every service alike. */
public final class ToldSomebody {
    private ToldSomebody() {}

    /**
     * Somebody was told something against which they may appeal.
     *
     * @param service begins the id in the contract's file
     */
    public static Given of(Notifications notifications, String service, String profile, String bearer) {
        return new Given(Map.of(service + "-t0ld000000000000000a", tell(notifications, profile)), bearer);
    }

    /** Somebody else has appealed. */
    public static Given appealed(
            Notifications notifications, Appeals appeals, String service, String profile, String decider) {
        String id = tell(notifications, profile);
        appeals.send(new Viewer(profile, "h", Set.of(), 1, "s"), id, "It was praise.");
        return new Given(Map.of(service + "-t0ld000000000000000a", id), decider);
    }

    private static String tell(Notifications notifications, String profile) {
        notifications.tell(News.of(
                        profile,
                        "of a contract",
                        "comment-answered",
                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                        "/articles/bees000000000000000a",
                        Map.of("reason", "so"))
                .withAppeal());
        return notifications.id(profile, "of a contract");
    }
}
