package io.earnest.profile.rewards;

import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.problem.Problem;
import io.earnest.profile.rewards.LedgerAnswer.Booked;
import io.earnest.profile.rewards.LedgerAnswer.Conflict;
import io.earnest.profile.rewards.LedgerAnswer.Invalid;
import io.earnest.profile.rewards.LedgerAnswer.Refused;
import io.earnest.profile.rewards.LedgerAnswer.Rejection;
import io.earnest.profile.rewards.RewardsClient.Batch;
import io.earnest.profile.rewards.RewardsClient.Result;
import io.earnest.profile.rewards.RewardsClient.Results;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The ledger of rewards-service. */
@Component
public class Ledger {
    private static final Peer COMMANDS = new Peer(RewardsClient.NAME, "commands");
    private static final Peer ENTRIES = new Peer(RewardsClient.NAME, "entries");
    private static final Peer ECONOMY = new Peer(RewardsClient.NAME, "economy");

    private final Remote remote;
    private final RewardsClient client;

    Ledger(Remote remote, RewardsClient client) {
        this.remote = remote;
        this.client = client;
    }

    /**
     * Submits one command. Tried once: whoever submits holds an intent, and its pump is the one layer that tries again.
     *
     * @throws RemoteUnavailable where there is no usable answer; the command may have been booked, so it has to be sent
     *     again as it is
     */
    public LedgerAnswer submit(Command command) {
        @Nullable Results results = remote.once(COMMANDS, () -> client.submit(new Batch(List.of(command))));
        List<Result> answered = results == null ? null : results.results();
        if (answered == null
                || answered.size() != 1
                || !command.command().equals(answered.getFirst().command())) {
            throw unusable("not the one result that was asked for");
        }
        return answer(answered.getFirst());
    }

    /**
     * Entries of an account, of an article, or of an account for an article, newest first.
     *
     * @param cursor of the page before, as the ledger gave it; a 400 to whoever asks if the ledger gave no such
     * @throws RemoteUnavailable where there is no usable answer
     */
    public LedgerEntries entries(
            @Nullable String account, @Nullable String article, @Nullable String cursor, int limit) {
        @Nullable LedgerEntries found;
        try {
            found = remote.repeatable(ENTRIES, () -> client.entries(account, article, cursor, limit));
        } catch (RemoteRefused e) {
            // All the rest is checked or made here: the cursor alone is passed on unread.
            if (e.status() == 400 && cursor != null) {
                throw Problem.invalid("cursor", "is not one that this list gave; start without it")
                        .exception();
            }
            throw e;
        }
        if (found == null) {
            throw unusable("an empty body");
        }
        return found;
    }

    /**
     * The sums of all accounts at this moment.
     *
     * @throws RemoteUnavailable where there is no usable answer
     */
    public Economy economy() {
        @Nullable Economy now = remote.repeatable(ECONOMY, client::economy);
        if (now == null) {
            throw unusable("an empty body");
        }
        return now;
    }

    private static LedgerAnswer answer(Result result) {
        Settlement settlement = result.settlement();
        Rejection why = rejection(result.problem());
        return switch (String.valueOf(result.outcome())) {
            case "BOOKED" -> {
                if (settlement == null) {
                    throw unusable("booked without a settlement");
                }
                yield new Booked(settlement);
            }
            case "REFUSED" -> new Refused(settlement == null ? Settlement.refused(why.name()) : settlement, why);
            case "CONFLICT" -> new Conflict(why);
            case "INVALID" -> new Invalid(why);
            default -> throw unusable("an outcome that is not known here: " + result.outcome());
        };
    }

    private static Rejection rejection(@Nullable Map<String, Object> problem) {
        if (problem == null) {
            return new Rejection("refused", "The ledger refused", 409, null, Map.of());
        }
        Map<String, Object> extra = new HashMap<>(problem);
        String type = String.valueOf(extra.remove("type"));
        Object title = extra.remove("title");
        Object status = extra.remove("status");
        Object detail = extra.remove("detail");
        extra.values().removeIf(value -> value == null);
        return new Rejection(
                type.substring(type.lastIndexOf('/') + 1),
                title == null ? "The ledger refused" : title.toString(),
                status instanceof Number number ? number.intValue() : 409,
                detail == null ? null : detail.toString(),
                extra);
    }

    private static RemoteUnavailable unusable(String why) {
        return new RemoteUnavailable(RewardsClient.NAME, why);
    }
}
