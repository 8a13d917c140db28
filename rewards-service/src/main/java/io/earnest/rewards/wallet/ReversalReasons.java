package io.earnest.rewards.wallet;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.earnest.chassis.notification.News;
import io.earnest.chassis.notification.Notifications;
import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.Posting;
import io.earnest.rewards.ledger.entry.SystemAccounts;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.stereotype.Component;

/**
 * Why entries were reversed. An operator's words are no part of the chain, where they would stand for ever and for everybody who
 * verifies it; they are kept beside it, for those whose money the reversal moved, and told to them. Whoever submits a reversal sends
 * it again until it is answered, so neither is lost.
 */
@Component
public class ReversalReasons {
    private final MongoCollection<Kept> reasons;
    private final Notifications notifications;

    ReversalReasons(MongoDatabase database, Notifications notifications) {
        this.reasons = database.getCollection("reversalReasons", Kept.class);
        this.notifications = notifications;
    }

    /**
     * Why an entry was reversed.
     *
     * @param key natural key of the reversal
     */
    public record Kept(@BsonId String key, String reason) {}

    /** Keeps why, and tells everybody on whose account something was paid or taken, each their own amount. */
    public void answered(Command command, Result result) {
        if (command.activity() != Activity.REVERSED || !(result instanceof Result.Booked booked)) {
            return;
        }
        String reason = command.note() == null ? "" : command.note();
        reasons.replaceOne(
                eq("_id", booked.entry().key()),
                new Kept(booked.entry().key(), reason),
                new ReplaceOptions().upsert(true));
        Map<String, Long> moved = new LinkedHashMap<>();
        for (Posting posting : booked.entry().postings()) {
            if (posting instanceof Posting.Paid && !SystemAccounts.contains(posting.account())) {
                moved.merge(posting.account(), posting.twei().amount(), Math::addExact);
            }
        }
        String article = booked.entry().article();
        moved.forEach((account, twei) -> {
            Map<String, String> details = new HashMap<>(Map.of("reason", reason, "twei", Long.toString(twei)));
            if (article != null) {
                details.put("articleId", article);
            }
            notifications.tell(News.of(
                    account,
                    "entry-reversed:" + booked.entry().key(),
                    "entry-reversed",
                    booked.at(),
                    article == null ? "/wallet" : "/wallet?articleId=" + article,
                    details));
        });
    }

    /** The reasons of these reversals, by their keys, as far as there are any. */
    Map<String, String> of(Collection<String> keys) {
        Map<String, String> found = new HashMap<>();
        if (!keys.isEmpty()) {
            reasons.find(in("_id", keys)).forEach(kept -> found.put(kept.key(), kept.reason()));
        }
        return found;
    }
}
