package io.earnest.article.picture;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.MongoGridFSException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import io.earnest.chassis.store.Writes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonObjectId;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Pictures by their ids. The record is written before the files that it names and goes after them, so that no file is ever
 * without a record by which it is found and taken away.
 */
@Component
class PictureStore {
    private final MongoCollection<Picture> pictures;
    private final GridFSBucket files;

    PictureStore(MongoDatabase database) {
        pictures = database.getCollection("pictures", Picture.class);
        pictures.createIndex(ascending("owner", "_id"));
        pictures.createIndex(ascending("checkAt"));
        files = GridFSBuckets.create(database, "pictures");
    }

    Optional<Picture> find(String id) {
        return Optional.ofNullable(pictures.find(eq("_id", id)).first());
    }

    /** A person's pictures behind an id, in the order of their ids. */
    List<Picture> of(String owner, @Nullable String after, int limit) {
        return pictures.find(and(eq("owner", owner), gt("_id", after == null ? "" : after)))
                .sort(ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Keeps a new one; false where one of this id is there. */
    boolean keep(Picture picture, Prepared prepared) {
        if (!Writes.insertIfAbsent(pictures, picture)) {
            return false;
        }
        write(picture.full(), picture.address().name(), prepared.full());
        if (picture.small() != null && prepared.small() != null) {
            write(picture.small(), picture.address().smallName(), prepared.small());
        }
        pictures.updateOne(eq("_id", picture.id()), set("ready", true));
        return true;
    }

    private void write(ObjectId id, String name, byte[] bytes) {
        files.uploadFromStream(new BsonObjectId(id), name, new ByteArrayInputStream(bytes));
    }

    /** Empty where another takes it away at this moment. */
    Optional<byte[]> read(ObjectId file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            files.downloadToStream(file, bytes);
            return Optional.of(bytes.toByteArray());
        } catch (MongoGridFSException e) {
            return Optional.empty();
        }
    }

    void remove(Picture picture) {
        pictures.updateOne(eq("_id", picture.id()), set("ready", false));
        delete(picture.full());
        if (picture.small() != null) {
            delete(picture.small());
        }
        pictures.deleteOne(eq("_id", picture.id()));
    }

    private void delete(ObjectId file) {
        try {
            files.delete(file);
        } catch (MongoGridFSException e) {
            // it was not written, or is gone already
        }
    }

    /** Those to look at, the longest due first. */
    List<Picture> due(Instant now, int limit) {
        return pictures.find(lte("checkAt", now))
                .sort(ascending("checkAt"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** It is needed, or was a moment ago: looked at again later. */
    void used(String id, Instant checkAt) {
        pictures.updateOne(eq("_id", id), combine(unset("unusedSince"), set("checkAt", checkAt)));
    }

    void unused(String id, Instant since, Duration grace) {
        pictures.updateOne(eq("_id", id), combine(set("unusedSince", since), set("checkAt", since.plus(grace))));
    }
}
