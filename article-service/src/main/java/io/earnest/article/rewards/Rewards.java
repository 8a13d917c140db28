package io.earnest.article.rewards;

import io.earnest.article.rewards.RewardsClient.Batch;
import io.earnest.article.rewards.RewardsClient.Result;
import io.earnest.article.rewards.RewardsClient.Results;
import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The ledger, as this service sees it. */
@Component
public class Rewards {
    private static final Logger LOG = LoggerFactory.getLogger(Rewards.class);
    private static final String PROVIDER = "rewards-service";
    private static final Peer COMMANDS = new Peer(PROVIDER, "commands");
    private static final Peer ALLOWANCES = new Peer(PROVIDER, "allowances");

    private final Remote remote;
    private final RewardsClient client;
    private final AllowancesClient allowances;

    Rewards(Remote remote, RewardsClient client, AllowancesClient allowances) {
        this.remote = remote;
        this.client = client;
        this.allowances = allowances;
    }

    /**
     * Submits one command. Its id makes it harmless to repeat.
     *
     * @throws RemoteUnavailable when there is no answer; the same command must be sent again
     */
    public LedgerAnswer submit(Command command) {
        Results results;
        try {
            results = remote.repeatable(COMMANDS, () -> client.submit(new Batch(List.of(command))));
        } catch (RemoteRefused e) {
            // The whole batch was refused: a defect or a wrong scope on one side. Money is not dropped for that.
            LOG.error("{} was not taken: {}", command.command(), e.getMessage());
            throw new RemoteUnavailable(PROVIDER, "the batch was refused with " + e.status());
        }
        List<Result> list = results == null ? null : results.results();
        if (list == null || list.size() != 1) {
            throw new RemoteUnavailable(PROVIDER, "the answer does not hold one result");
        }
        return answer(command, list.getFirst());
    }

    private static LedgerAnswer answer(Command command, Result result) {
        String outcome = String.valueOf(result.outcome());
        Settlement settlement = result.settlement();
        if (!command.command().equals(result.command())) {
            throw new RemoteUnavailable(PROVIDER, "the answer is for another command");
        }
        return switch (outcome) {
            case "BOOKED" -> new LedgerAnswer.Booked(booked(settlement));
            case "REFUSED" -> refused(outcome, settlement, result.problem());
            case "CONFLICT", "INVALID" -> {
                LOG.error("the ledger answered {} to {}: {}", outcome, command, result.problem());
                yield refused(outcome, settlement, result.problem());
            }
            default -> throw new RemoteUnavailable(PROVIDER, "unknown outcome " + outcome);
        };
    }

    private static Settlement booked(@Nullable Settlement settlement) {
        if (settlement == null
                || (settlement.status() != Settlement.Status.PAID && settlement.status() != Settlement.Status.UNPAID)) {
            throw new RemoteUnavailable(PROVIDER, "the answer has no settlement");
        }
        return settlement;
    }

    private static LedgerAnswer refused(
            String outcome, @Nullable Settlement settlement, @Nullable Map<String, Object> problem) {
        Refusal refusal = refusal(outcome, problem);
        return new LedgerAnswer.Refused(
                settlement != null && settlement.status() == Settlement.Status.REFUSED
                        ? settlement
                        : Settlement.refused(refusal.name()),
                refusal);
    }

    private static Refusal refusal(String outcome, @Nullable Map<String, Object> problem) {
        Map<String, Object> extra = new LinkedHashMap<>(problem == null ? Map.of() : problem);
        extra.values().removeIf(value -> value == null);
        Object type = extra.remove("type");
        Object title = extra.remove("title");
        Object status = extra.remove("status");
        Object detail = extra.remove("detail");
        return new Refusal(
                type == null ? "/problems/" + (outcome.equals("CONFLICT") ? "conflict" : "refused") : type.toString(),
                title == null ? "The ledger refused this" : title.toString(),
                status instanceof Number n && n.intValue() >= 400 && n.intValue() < 500 ? n.intValue() : 409,
                detail == null ? null : detail.toString(),
                new Document(extra));
    }

    /**
     * What reading the article would bring the reader now.
     *
     * @return empty where the ledger can't say: it is never guessed
     */
    public Optional<Opportunity> opportunity(
            String reader, int level, String article, String author, int requiredSeconds) {
        try {
            var answer = remote.once(
                    ALLOWANCES, () -> allowances.allowances(reader, level, article, author, requiredSeconds));
            return answer == null ? Optional.empty() : Optional.ofNullable(answer.opportunity());
        } catch (RemoteUnavailable e) {
            LOG.info("no opportunity for now: {}", e.getMessage());
            return Optional.empty();
        } catch (RemoteRefused e) {
            LOG.error("allowances were refused: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
