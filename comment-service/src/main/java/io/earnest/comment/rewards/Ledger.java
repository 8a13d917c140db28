package io.earnest.comment.rewards;

import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reports activities to the ledger. Safe to repeat: a command is decided once. */
@Component
public class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final String PROVIDER = "rewards-service";
    private static final Peer COMMANDS = new Peer(PROVIDER, "commands");

    private final RewardsClient client;
    private final Remote remote;

    Ledger(RewardsClient client, Remote remote) {
        this.client = client;
        this.remote = remote;
    }

    /**
     * The ledger's final answer.
     *
     * @throws RemoteUnavailable if there is none now; whether the command was booked is unknown, so the same command must
     *     be sent again
     */
    public LedgerAnswer submit(Activity activity) {
        return remote.repeatable(COMMANDS, () -> answerOf(activity, call(activity)));
    }

    private List<RewardsClient.Result> call(Activity activity) {
        try {
            List<RewardsClient.Result> results =
                    client.submit(new RewardsClient.Batch(List.of(activity))).results();
            return results == null ? List.of() : results;
        } catch (RemoteRefused e) {
            // The whole batch was refused: a defect or a wrong scope. An operator mends it; the action must not be
            // lost.
            LOG.error("the ledger refuses the call itself: {}", e.getMessage());
            throw new RemoteUnavailable(PROVIDER, "refused the call: " + e.status());
        }
    }

    private static LedgerAnswer answerOf(Activity activity, List<RewardsClient.Result> results) {
        if (results.size() != 1 || !activity.command().equals(results.getFirst().command())) {
            throw new RemoteUnavailable(PROVIDER, "answered something else than the command");
        }
        RewardsClient.Result result = results.getFirst();
        Settlement settlement = result.settlement();
        return switch (result.outcome()) {
            case "BOOKED" -> {
                if (settlement == null || settlement.status() == null) {
                    throw new RemoteUnavailable(PROVIDER, "booked without a settlement");
                }
                yield new LedgerAnswer.Booked(
                        settlement, result.consequences() == null ? List.of() : result.consequences());
            }
            case "REFUSED" ->
                new LedgerAnswer.Refused(settlement == null ? Settlement.refused() : settlement, problemOf(result));
            case "CONFLICT", "INVALID" -> {
                LOG.error("the ledger answers {} to {}: {}", result.outcome(), activity.command(), result.problem());
                yield new LedgerAnswer.Refused(Settlement.refused(), problemOf(result));
            }
            case null, default -> throw new RemoteUnavailable(PROVIDER, "unknown outcome " + result.outcome());
        };
    }

    private static Map<String, Object> problemOf(RewardsClient.Result result) {
        Map<String, Object> problem = result.problem();
        return problem == null
                ? Map.of(
                        "type",
                        "/problems/conflict",
                        "title",
                        "The ledger does not take this",
                        "status",
                        409,
                        "detail",
                        "The ledger has something else under this action's name. Nothing was charged.")
                : problem;
    }
}
