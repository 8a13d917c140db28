package io.earnest.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where each value of an index's first field is; the library has no such index and would look at every document. The further
 * fields are left to matching and sorting, which is enough for the data of one machine.
 */
final class FieldIndex extends Index<Object> implements Lookup {
    private final String field;
    private final boolean sparse;

    /** By value, then by normalised id: a replacement may turn the id 1 into 1.0. */
    private final Map<Object, Map<Object, Object>> positions = new HashMap<>();

    FieldIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.sparse = sparse;
        this.field = keys.getFirst().getKey();
    }

    @Override
    public @Nullable Collection<Object> candidates(Document query) {
        List<Object> values = Lookup.values(query, field);
        if (values != null) {
            return union(values);
        }
        // Few documents have the field of a sparse index: a range needs no order among so few.
        boolean needsOne = sparse
                && Lookup.conditions(query, field).stream()
                        .anyMatch(condition -> condition instanceof Document operators
                                && operators.keySet().stream().anyMatch(NEED_A_VALUE::contains));
        return needsOne ? union(positions.keySet()) : null;
    }

    private Collection<Object> union(Collection<Object> values) {
        if (values.size() == 1) {
            return at(values.iterator().next()).values();
        }
        Set<Object> all = new LinkedHashSet<>();
        values.forEach(value -> all.addAll(at(value).values()));
        return all;
    }

    private Map<Object, Object> at(Object value) {
        return positions.getOrDefault(value, Map.of());
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        for (Object value : values(document)) {
            positions.computeIfAbsent(value, key -> new LinkedHashMap<>()).put(id(document), position);
        }
    }

    /** Never tells the position: that of {@code _id} does. */
    @Override
    public @Nullable Object remove(Document document) {
        for (Object value : values(document)) {
            positions.computeIfPresent(value, (key, found) -> {
                found.remove(id(document));
                return found.isEmpty() ? null : found;
            });
        }
        return null;
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        remove(before);
        add(after, position, collection);
    }

    private static Object id(Document document) {
        return Lookup.normalized(Missing.ofNullable(document.get("_id")));
    }

    private Set<Object> values(Document document) {
        Set<Object> values = new HashSet<>();
        collect(Utils.getSubdocumentValueCollectionAware(document, field), values);
        return values;
    }

    private static void collect(@Nullable Object value, Set<Object> into) {
        if (value instanceof Collection<?> elements) {
            elements.forEach(element -> collect(element, into));
        } else if (value != null && !(value instanceof Missing)) {
            into.add(Lookup.normalized(value));
        }
    }

    /** To the library a sparse index is one that may have no position of a document. */
    @Override
    protected boolean isSparse() {
        return true;
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        return null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {}

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {}

    /** The collection asks {@link #candidates} instead. */
    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long getCount() {
        return positions.size();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {}
}
