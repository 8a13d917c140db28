package io.earnest.comment.speaker;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.earnest.chassis.Ids;
import io.earnest.chassis.store.Writes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Hands out speakers. Two documents make one: the person's binding ({@code {article}:{profile}}) fixes the avatar, the
 * number ({@code {article}:{avatar}:{number}}) is taken by whoever inserts it. Every step is one write that can be
 * repeated, so a crash between two of them costs at most a number that nobody uses.
 *
 * <p>A binding counts its uses. A first comment that the ledger refuses at once gives its use back, and the last use takes
 * the binding and its number with it; the binding's token keeps a number from being taken away from a newer binding.
 */
@Repository
public class Speakers {
    private static final int MAX_TRIES = 1_000;

    private final MongoCollection<Binding> bindings;
    private final MongoCollection<Taken> numbers;

    Speakers(MongoDatabase database) {
        bindings = database.getCollection("speakers", Binding.class);
        bindings.createIndex(Indexes.ascending("profile", "_id"));
        numbers = database.getCollection("speakerNumbers", Taken.class);
        numbers.createIndex(
                Indexes.compoundIndex(Indexes.ascending("articleId", "avatarId"), Indexes.descending("number")));
        numbers.createIndex(Indexes.ascending("articleId", "profile"));
    }

    /** The avatar under which the person speaks in the article, if they have spoken. */
    public Optional<String> avatarOf(String articleId, String profile) {
        return Optional.ofNullable(
                        bindings.find(eq("_id", key(articleId, profile))).first())
                .map(Binding::avatarId);
    }

    /**
     * The person's speaker in the article, made if this is the first time.
     *
     * @throws AvatarFixed if they speak there under another avatar
     */
    public Speaker take(String articleId, String profile, String avatarId) {
        Binding binding = use(articleId, profile, avatarId);
        if (!binding.avatarId.equals(avatarId)) {
            unuse(binding.id);
            throw new AvatarFixed(binding.avatarId);
        }
        return new Speaker(avatarId, binding.number > 0 ? binding.number : number(binding));
    }

    /** All bindings of somebody behind an id, in the order of their ids. */
    List<Binding> of(String profile, @Nullable String after, int limit) {
        return bindings.find(and(eq("profile", profile), gt("_id", after == null ? "" : after)))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Takes a use back that led to nothing; the last one makes the person a stranger to the article again. */
    public void giveBack(String articleId, String profile) {
        String id = key(articleId, profile);
        Binding binding = bindings.find(eq("_id", id)).first();
        if (binding == null) {
            return;
        }
        boolean last = bindings.deleteOne(and(eq("_id", id), eq("token", binding.token), eq("uses", 1)))
                        .getDeletedCount()
                == 1;
        if (last) {
            numbers.deleteOne(and(eq("_id", binding.key(binding.number)), eq("token", binding.token)));
        } else {
            unuse(id);
        }
    }

    private Binding use(String articleId, String profile, String avatarId) {
        String id = key(articleId, profile);
        for (int i = 0; i < MAX_TRIES; i++) {
            Binding known = bindings.findOneAndUpdate(
                    eq("_id", id),
                    Updates.inc("uses", 1),
                    new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
            if (known != null) {
                return known;
            }
            Binding fresh = new Binding(id, articleId, profile, avatarId, 0, Ids.random(), 1);
            if (Writes.insertIfAbsent(bindings, fresh)) {
                return fresh;
            }
        }
        throw new IllegalStateException("no speaker to be had for " + id);
    }

    private void unuse(String id) {
        bindings.updateOne(and(eq("_id", id), gt("uses", 1)), Updates.inc("uses", -1));
    }

    /** Takes a number and writes it into the binding, unless another request of the same person was faster. */
    private int number(Binding binding) {
        Taken taken = takeNumber(binding);
        Bson mine = and(eq("_id", binding.id), eq("token", binding.token));
        if (bindings.updateOne(and(mine, eq("number", 0)), Updates.set("number", taken.number))
                        .getModifiedCount()
                == 1) {
            return taken.number;
        }
        Binding now = bindings.find(mine).first();
        if (now == null || now.number == 0) {
            throw new IllegalStateException("the binding " + binding.id + " vanished while it was in use");
        }
        if (now.number != taken.number) {
            numbers.deleteOne(and(eq("_id", taken.id), eq("token", binding.token)));
        }
        return now.number;
    }

    private Taken takeNumber(Binding binding) {
        Bson sameAvatar = and(eq("articleId", binding.articleId), eq("avatarId", binding.avatarId));
        for (int i = 0; i < MAX_TRIES; i++) {
            Taken own = ownNumber(binding);
            if (own != null) {
                return own;
            }
            Taken highest =
                    numbers.find(sameAvatar).sort(Sorts.descending("number")).first();
            int next = highest == null ? 1 : highest.number + 1;
            Taken taken = new Taken(
                    binding.key(next), binding.articleId, binding.avatarId, binding.profile, next, binding.token);
            if (Writes.insertIfAbsent(numbers, taken)) {
                return taken;
            }
        }
        throw new IllegalStateException("no number to be had for " + binding.id);
    }

    /** A number that a crash left behind, made this binding's. */
    private @Nullable Taken ownNumber(Binding binding) {
        Taken own = numbers.find(and(
                        eq("articleId", binding.articleId),
                        eq("profile", binding.profile),
                        eq("avatarId", binding.avatarId)))
                .first();
        if (own == null || own.token.equals(binding.token)) {
            return own;
        }
        return numbers.findOneAndUpdate(
                and(eq("_id", own.id), eq("token", own.token)),
                Updates.set("token", binding.token),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    }

    private static String key(String articleId, String profile) {
        return articleId + ":" + profile;
    }

    /**
     * Fixes a person's avatar in an article. (Public because the driver reads records by reflection.)
     *
     * @param number 0 until it has one
     */
    public record Binding(
            @BsonId String id, String articleId, String profile, String avatarId, int number, String token, int uses) {
        String key(int ofNumber) {
            return articleId + ":" + avatarId + ":" + ofNumber;
        }
    }

    /** A number that is somebody's. */
    public record Taken(
            @BsonId String id, String articleId, String avatarId, String profile, int number, String token) {}
}
