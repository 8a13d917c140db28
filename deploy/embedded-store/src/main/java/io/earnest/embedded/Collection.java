package io.earnest.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a collection, by {@code _id}. A stored document is never changed, only replaced: the library changes what a
 * query found in place, so while it updates it gets copies. Readers may therefore hold on to what they found, and a commit
 * may write a document out, while others change the collection.
 */
final class Collection extends AbstractMongoCollection<Object> {
    private static final int LARGEST_DOCUMENT_BYTES = 16 << 20;
    private static final int BSON_OBJECT_TOO_LARGE = 10334;

    private final MVMap<Object, Document> documents;

    /** Set and read by the one thread that holds the write lock; false for all who read. */
    private boolean copying;

    Collection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.documents = documents;
    }

    @Override
    public Document updateDocuments(
            Document selector, Document update, ArrayFilters filters, boolean multi, boolean upsert, Oplog oplog) {
        return onCopies(() -> super.updateDocuments(selector, update, filters, multi, upsert, oplog));
    }

    @Override
    public Document findAndModify(Document query) {
        return onCopies(() -> super.findAndModify(query));
    }

    private <T> T onCopies(Supplier<T> change) {
        copying = true;
        try {
            return change.get();
        } finally {
            copying = false;
        }
    }

    @Override
    protected QueryResult createQueryResult(List<Document> found, int batchSize) {
        return super.createQueryResult(
                copying ? found.stream().map(Document::cloneDeeply).toList() : found, batchSize);
    }

    /** Of the indexes that can answer, the one that leaves the fewest documents to look at; all of them where none can. */
    @Override
    protected QueryResult queryDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        java.util.Collection<Object> fewest = null;
        for (Index<Object> index : getIndexes()) {
            var candidates = index instanceof Lookup lookup ? lookup.candidates(query) : null;
            if (candidates != null && (fewest == null || candidates.size() < fewest.size())) {
                fewest = candidates;
            }
        }
        return fewest == null
                ? matchDocuments(query, orderBy, skip, limit, batchSize, fields)
                : matchDocuments(query, fewest, orderBy, skip, limit, batchSize, fields);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        Stream<Document> all = documents.values().stream();
        if (isNaturalDescending(orderBy)) {
            all = streamAllDocumentsWithPosition()
                    .sorted((a, b) -> ValueComparator.desc().compare(a.getPosition(), b.getPosition()))
                    .map(DocumentWithPosition::getDocument);
        }
        return matchDocumentsFromStream(all, query, orderBy, skip, limit, batchSize, fields);
    }

    @Override
    protected Document getDocument(Object position) {
        return Objects.requireNonNull(documents.get(position));
    }

    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        return documents.entrySet().stream().map(entry -> new DocumentWithPosition<>(entry.getValue(), entry.getKey()));
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        Object position = getIdField() == null
                ? UUID.randomUUID()
                : Missing.ofNullable(Utils.getSubdocumentValue(document, getIdField()));
        put(position, document);
        return position;
    }

    @Override
    protected void handleUpdate(Object position, Document before, Document after) {
        put(position, after);
    }

    @Override
    protected void removeDocument(Object position) {
        documents.remove(position);
    }

    private void put(Object position, Document document) {
        // An update may let a document grow past what the wire lets in, and then nobody could read it any more.
        if (BsonType.estimate(document) > LARGEST_DOCUMENT_BYTES) {
            throw new MongoServerError(BSON_OBJECT_TOO_LARGE, "BSONObjectTooLarge", "the document is too large");
        }
        documents.put(position, document);
    }

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    public boolean isEmpty() {
        return documents.isEmpty();
    }

    /** Counted when asked for, not on every write. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected int getDataSize() {
        return documents.values().stream().mapToInt(BsonType::estimate).sum();
    }

    @Override
    protected void updateDataSize(int delta) {
        throw new UnsupportedOperationException();
    }
}
