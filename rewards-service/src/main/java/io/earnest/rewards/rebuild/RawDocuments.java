package io.earnest.rewards.rebuild;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;

/** Documents as the bytes that they are in the store. */
final class RawDocuments {
    private static final int A_BATCH = 1_000;
    private static final DocumentCodec CODEC = new DocumentCodec();

    private RawDocuments() {}

    static RawBsonDocument of(Document document) {
        return new RawBsonDocument(document, CODEC);
    }

    static Document decoded(RawBsonDocument raw) {
        return raw.decode(CODEC);
    }

    /** Whether the document would lie there as those bytes. */
    static boolean same(RawBsonDocument raw, Document document) {
        return raw.getByteBuffer().asNIO().equals(of(document).getByteBuffer().asNIO());
    }

    /** A whole number; 0 where there is none of that name, which is no block. */
    static long number(RawBsonDocument raw, String name) {
        BsonValue value = raw.get(name);
        return value != null && value.isNumber() ? value.asNumber().longValue() : 0;
    }

    /** Hands all of them on, some at a time. */
    static void batches(FindIterable<RawBsonDocument> found, Consumer<List<RawBsonDocument>> to) {
        try (MongoCursor<RawBsonDocument> cursor = found.batchSize(A_BATCH).cursor()) {
            while (cursor.hasNext()) {
                List<RawBsonDocument> batch = new ArrayList<>(A_BATCH);
                while (batch.size() < A_BATCH && cursor.hasNext()) {
                    batch.add(cursor.next());
                }
                to.accept(batch);
            }
        }
    }
}
