package io.earnest.comment.vote;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.earnest.chassis.store.Writes;
import io.earnest.comment.comment.ViewerVotes;
import io.earnest.comment.rewards.Consequence;
import io.earnest.comment.rewards.Payment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The votes' store; {@code _id} is the natural key, so nobody votes twice. */
@Repository
class Votes implements ViewerVotes {
    static final String COLLECTION = "votes";
    /** {@code $in} of more is slow on a simple store. */
    private static final int IDS_AT_ONCE = 16;

    private final MongoCollection<Vote> votes;

    Votes(MongoDatabase database) {
        votes = database.getCollection(COLLECTION, Vote.class);
        votes.createIndex(Indexes.ascending("commentId", "value", "counted"));
        votes.createIndex(Indexes.ascending("voter", "_id"));
        votes.createIndex(Indexes.compoundIndex(Indexes.ascending("voter", "articleId"), Indexes.descending("at")));
    }

    /** False where the person has voted on the comment already. */
    boolean insert(Vote vote) {
        return Writes.insertIfAbsent(votes, vote);
    }

    /** Puts a new attempt in the place of a refused one; false where somebody else did. */
    boolean retry(Vote refused, Vote next) {
        return votes.replaceOne(
                                and(
                                        eq("_id", refused.id()),
                                        eq("payment.state", Payment.State.REFUSED.name()),
                                        eq("payment.attempt", refused.payment().attempt()),
                                        eq("intent", null)),
                                next)
                        .getModifiedCount()
                == 1;
    }

    Optional<Vote> find(String commentId, String voter) {
        return find(Vote.id(commentId, voter));
    }

    Optional<Vote> find(String id) {
        return Optional.ofNullable(votes.find(eq("_id", id)).first());
    }

    /**
     * Records the ledger's answer; without effect where that attempt has one.
     *
     * @return the vote as it is now
     */
    Vote settle(String id, Payment outcome, List<Consequence> consequences) {
        Vote settled = votes.findOneAndUpdate(
                and(thisAttempt(id, outcome.attempt()), eq("payment.state", Payment.State.PENDING.name())),
                Updates.combine(
                        Updates.set("payment", outcome),
                        Updates.set("counted", outcome.is(Payment.State.ACCEPTED)),
                        Updates.set("consequences", consequences)),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        return settled != null ? settled : find(id).orElseThrow();
    }

    /** A refusal that the voter was told at once leaves nothing to see. */
    void markTold(Vote refused) {
        votes.updateOne(thisAttempt(refused.id(), refused.payment().attempt()), Updates.set("told", true));
    }

    /** Ends the intent of an attempt that has its outcome. */
    void finish(Vote done) {
        votes.updateOne(
                and(
                        thisAttempt(done.id(), done.payment().attempt()),
                        ne("payment.state", Payment.State.PENDING.name())),
                Updates.unset("intent"));
    }

    /** All votes of somebody behind an id, in the order of their ids. */
    List<Vote> all(String voter, @Nullable String after, int limit) {
        return votes.find(and(eq("voter", voter), gt("_id", after == null ? "" : after)))
                .sort(Indexes.ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    int count(String commentId, Vote.Value value) {
        return Math.toIntExact(
                votes.countDocuments(and(eq("commentId", commentId), eq("value", value.name()), eq("counted", true))));
    }

    /** The visible votes of one person on these comments. */
    List<Vote> by(String voter, Collection<String> commentIds) {
        List<String> ids = commentIds.stream().map(c -> Vote.id(c, voter)).toList();
        List<Vote> found = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += IDS_AT_ONCE) {
            votes.find(in("_id", ids.subList(from, Math.min(ids.size(), from + IDS_AT_ONCE))))
                    .into(found);
        }
        found.removeIf(v -> !v.visible());
        return found;
    }

    /** The visible ones among the newest votes of one person on comments below one article. */
    List<Vote> newestBy(String voter, String articleId, int limit) {
        List<Vote> found = votes.find(and(eq("voter", voter), eq("articleId", articleId)))
                .sort(Sorts.descending("at"))
                .limit(limit)
                .into(new ArrayList<>());
        found.removeIf(v -> !v.visible());
        return found;
    }

    @Override
    public Map<String, String> of(String viewer, Collection<String> commentIds) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Vote vote : by(viewer, commentIds)) {
            if (!vote.payment().is(Payment.State.REFUSED)) {
                values.put(vote.commentId(), vote.value().name());
            }
        }
        return values;
    }

    private static Bson thisAttempt(String id, int attempt) {
        return and(eq("_id", id), eq("payment.attempt", attempt));
    }
}
