package io.earnest.comment.comment;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.Ids;
import io.earnest.chassis.store.Writes;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * The ids of comments that requests with an idempotency key make. Everybody sees a comment's id, so it derives from a
 * secret too: from the writer's profile and a key that can be guessed alone, it would tell whose the comment is. The
 * secret is made once and stays in the store, as a repeated request must find its comment for ever.
 */
@Repository
class CommentIds {
    private static final String ID = "comment-ids";

    private final MongoCollection<Document> secrets;
    private volatile @Nullable String secret;

    CommentIds(MongoDatabase database) {
        secrets = database.getCollection("secrets");
    }

    /** The id of the request's comment: the same each time. */
    String of(String request) {
        return Ids.derived("comment", secret(), request);
    }

    private String secret() {
        String known = secret;
        if (known == null) {
            known = kept();
            secret = known;
        }
        return known;
    }

    private String kept() {
        Document found = secrets.find(eq("_id", ID)).first();
        if (found == null) {
            Writes.insertIfAbsent(secrets, new Document("_id", ID).append("secret", Ids.random()));
            found = secrets.find(eq("_id", ID)).first();
        }
        if (found == null) {
            throw new IllegalStateException("the secret of the comments' ids is gone");
        }
        return found.getString("secret");
    }
}
