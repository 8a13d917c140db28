package io.earnest.comment.comment;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.earnest.chassis.intent.Intent;
import io.earnest.chassis.store.Writes;
import io.earnest.comment.comment.Comment.Counts;
import io.earnest.comment.profile.AuditNote;
import io.earnest.comment.rewards.Payment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * The comments' store. Every change of a comment is one write, compare-and-set on its version, so that two can never
 * undo each other.
 */
@Repository
public class Comments {
    static final String COLLECTION = "comments";
    private static final int MAX_TRIES = 500;
    /** {@code $in} of more is slow on a simple store. */
    private static final int IDS_AT_ONCE = 16;

    private final MongoCollection<Comment> comments;
    /** Beside a comment's fields while it is pending: a repeated request was told that it is accepted. */
    private static final String TOLD = "told";

    /** The last attempt under an idempotency key that was refused at once; the comment itself is gone. */
    private final MongoCollection<Document> attempts;

    Comments(MongoDatabase database) {
        comments = database.getCollection(COLLECTION, Comment.class);
        attempts = database.getCollection("commentAttempts");
        comments.createIndex(Indexes.ascending("articleId", "parentId", "shown", "position"));
        comments.createIndex(Indexes.ascending("articleId", "parentId", "shown", "rank"));
        comments.createIndex(Indexes.ascending("articleId", "parentId", "shown", "deleted"));
        comments.createIndex(Indexes.ascending("articleId", "payment.state", "deleted"));
        comments.createIndex(Indexes.ascending("articleId", "writer", "position"));
        comments.createIndex(Indexes.ascending("writer", "position"));
    }

    /** False where a comment of this id is there already. */
    boolean insert(Comment comment) {
        return Writes.insertIfAbsent(comments, comment);
    }

    public Optional<Comment> find(String id) {
        return Optional.ofNullable(comments.find(eq("_id", id)).first());
    }

    /** The comments of these ids that there are. */
    public Map<String, Comment> find(Collection<String> ids) {
        Map<String, Comment> found = new HashMap<>();
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += IDS_AT_ONCE) {
            comments.find(in("_id", all.subList(from, Math.min(from + IDS_AT_ONCE, all.size()))))
                    .forEach(c -> found.put(c.id(), c));
        }
        return found;
    }

    /** The attempt to make under this id: one more than was refused. */
    int nextAttempt(String id) {
        Document refused = attempts.find(eq("_id", id)).first();
        return refused == null ? 1 : refused.getInteger("attempt") + 1;
    }

    /** Notes that a repeated request is told of the comment as pending; false where it is not pending any more. */
    boolean tellPending(String id) {
        return change(id, c -> c.payment().is(Payment.State.PENDING) ? Updates.set(TOLD, true) : null)
                .isPresent();
    }

    /**
     * Takes a comment away that was refused while its writer waited, unless another request was told that it is accepted:
     * then it stays with its writer as any that is refused later.
     *
     * @param idMayReturn whether the same id can be posted again, which must be another attempt then: the ledger answers
     *     this one with the same refusal for ever
     * @return whether it is gone
     */
    boolean forget(Comment refused, boolean idMayReturn) {
        if (idMayReturn) {
            attempts.updateOne(
                    eq("_id", refused.id()),
                    Updates.set("attempt", refused.payment().attempt()),
                    new UpdateOptions().upsert(true));
        }
        return comments.deleteOne(and(
                                eq("_id", refused.id()),
                                eq("payment.state", Payment.State.REFUSED.name()),
                                eq("payment.attempt", refused.payment().attempt()),
                                exists(TOLD, false)))
                        .getDeletedCount()
                == 1;
    }

    /** Records the ledger's answer; without effect where that attempt has one. */
    void settle(String id, Payment outcome) {
        change(id, c -> {
            if (!c.payment().is(Payment.State.PENDING) || c.payment().attempt() != outcome.attempt()) {
                return null;
            }
            boolean shown = outcome.is(Payment.State.ACCEPTED) && !c.deleted();
            return Updates.combine(Updates.set("payment", outcome), Updates.set("shown", shown));
        });
    }

    /**
     * Shuts the comment to edits, as must be done before a vote or reply is accepted.
     *
     * @return the comment, shut; empty where it can't be voted on or answered any more
     */
    public Optional<Comment> closeEdits(String id) {
        AtomicReference<@Nullable Comment> open = new AtomicReference<>();
        Optional<Comment> shut = change(id, c -> {
            open.set(c.shown() && !c.deleted() ? c : null);
            return open.get() != null && !c.editClosed() ? Updates.set("editClosed", true) : null;
        });
        return shut.or(() -> Optional.ofNullable(open.get()));
    }

    /** The edited comment, or empty where it can't be edited any more. */
    Optional<Comment> edit(String id, Comment.Text text, Instant now) {
        return change(
                id,
                c -> c.editableAt(now)
                        ? Updates.combine(Updates.set("text", text), Updates.set("editedAt", now))
                        : null);
    }

    /**
     * Deletes the comment; what its payment and the counts still owe is left as an intent in the same write, and so is
     * the note for the audit where there is one.
     *
     * @param reason of a moderator; null where its writer deletes it
     * @return the comment, or empty where it was deleted already
     */
    Optional<Comment> delete(String id, Intent intent, @Nullable AuditNote note, @Nullable String reason, Instant now) {
        return change(id, c -> {
            if (c.deleted()) {
                return null;
            }
            Bson deletion = Updates.combine(
                    Updates.set("deleted", true),
                    Updates.set("text", Comment.Text.NONE),
                    Updates.set(
                            "shown",
                            c.payment().is(Payment.State.ACCEPTED) && c.counts().replies() > 0),
                    Updates.set("note", note),
                    Updates.set(
                            "removal",
                            reason == null ? null : new Comment.Removal(c.text().body(), reason, now)));
            return c.intent() == null ? Updates.combine(deletion, Updates.set("intent", intent)) : deletion;
        });
    }

    /**
     * Shows a deleted comment again; the counts that follow are left as an intent in the same write.
     *
     * @return the comment, or empty where it is not deleted
     */
    Optional<Comment> restore(String id, Comment.Text text, Intent intent) {
        return change(id, c -> {
            if (!c.deleted()) {
                return null;
            }
            Bson back = Updates.combine(
                    Updates.set("deleted", false),
                    Updates.set("text", text),
                    Updates.set("editClosed", true),
                    Updates.set("shown", c.payment().is(Payment.State.ACCEPTED)),
                    Updates.unset("removal"));
            return c.intent() == null ? Updates.combine(back, Updates.set("intent", intent)) : back;
        });
    }

    /**
     * Counts anew: the count is taken after the version was read and written if that is unchanged, so the last one
     * written has seen everything.
     *
     * @return the comment with its new counts
     */
    public Optional<Comment> recount(String id, UnaryOperator<Counts> count) {
        return change(id, c -> recounted(c, count));
    }

    /** The same for a comment that was read already, and is read again only if it has changed since. */
    public Optional<Comment> recount(Comment seen, UnaryOperator<Counts> count) {
        return change(seen.id(), seen, c -> recounted(c, count));
    }

    private static Bson recounted(Comment comment, UnaryOperator<Counts> count) {
        Counts counts = count.apply(comment.counts());
        return Updates.combine(
                Updates.set("counts", counts),
                Updates.set("shown", comment.showing(counts)),
                Updates.set("rank", Comment.rank(counts, comment.position())));
    }

    int shownReplies(Comment parent) {
        return Math.toIntExact(comments.countDocuments(
                and(eq("articleId", parent.articleId()), eq("parentId", parent.id()), eq("shown", true))));
    }

    /** How many replies of a comment are no tombstones. */
    long livingReplies(String articleId, String parentId) {
        return comments.countDocuments(
                and(eq("articleId", articleId), eq("parentId", parentId), eq("shown", true), eq("deleted", false)));
    }

    /** How many comments an article has, tombstones not counted. */
    long ofArticle(String articleId) {
        return comments.countDocuments(and(
                eq("articleId", articleId), eq("payment.state", Payment.State.ACCEPTED.name()), eq("deleted", false)));
    }

    /**
     * Ends the intent, if nothing changed since the given version was read; else there may be more to do. It is a change
     * like any other: a deletion that read the comment while the intent was there must not count on it any more.
     */
    boolean finish(Comment done) {
        return comments.updateOne(
                                and(eq("_id", done.id()), eq("version", done.version())),
                                Updates.combine(
                                        Updates.unset("intent"),
                                        Updates.unset("note"),
                                        Updates.unset("removal"),
                                        Updates.set("version", done.version() + 1)))
                        .getMatchedCount()
                == 1;
    }

    /** What everybody sees of one level of a thread. */
    List<Comment> shown(Slice slice, int limit) {
        return list(and(slice.filter(), eq("shown", true)), slice, limit);
    }

    /** What the writer alone sees of it: pending and refused. */
    List<Comment> unseen(Slice slice, String writer, int limit) {
        return list(and(slice.filter(), eq("writer", writer), eq("shown", false), eq("deleted", false)), slice, limit);
    }

    /** Ids of the newest comments that somebody wrote below an article. */
    public List<String> idsBy(String articleId, String writer, int limit) {
        return comments.find(and(eq("articleId", articleId), eq("writer", writer), eq("deleted", false)))
                .sort(Indexes.descending("position"))
                .limit(limit)
                .map(Comment::id)
                .into(new ArrayList<>());
    }

    /** All comments of somebody behind a position, oldest first. */
    List<Comment> by(String writer, @Nullable String after, int limit) {
        return comments.find(and(eq("writer", writer), gt("position", after == null ? "" : after)))
                .sort(Indexes.ascending("position"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    private List<Comment> list(Bson filter, Slice slice, int limit) {
        return comments.find(filter).sort(slice.sort().order()).limit(limit).into(new ArrayList<>());
    }

    /** Applies a change to the version it was computed from, again until that is the current one; null changes nothing. */
    private Optional<Comment> change(String id, Function<Comment, @Nullable Bson> change) {
        return change(id, null, change);
    }

    private Optional<Comment> change(String id, @Nullable Comment seen, Function<Comment, @Nullable Bson> change) {
        for (int i = 0; i < MAX_TRIES; i++) {
            Comment read =
                    i == 0 && seen != null ? seen : comments.find(eq("_id", id)).first();
            Bson update = read == null ? null : change.apply(read);
            if (read == null || update == null) {
                return Optional.empty();
            }
            Comment changed = comments.findOneAndUpdate(
                    and(eq("_id", id), eq("version", read.version())),
                    Updates.combine(update, Updates.set("version", read.version() + 1)),
                    new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
            if (changed != null) {
                return Optional.of(changed);
            }
        }
        throw new IllegalStateException("comment " + id + " changes faster than it can be written");
    }
}
