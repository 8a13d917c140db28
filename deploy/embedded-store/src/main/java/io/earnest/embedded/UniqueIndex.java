package io.earnest.embedded;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where each key is. In memory alone, built from the documents when the store is opened. */
final class UniqueIndex extends AbstractUniqueIndex<Object> implements Lookup {
    private final Map<KeyValue, Object> positions = new HashMap<>();

    UniqueIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
    }

    @Override
    public @Nullable Collection<Object> candidates(Document query) {
        List<Object> single = new ArrayList<>();
        for (String key : keys()) {
            List<Object> values = Lookup.values(query, key);
            if (values != null && !isCompoundIndex()) {
                return values.stream()
                        .map(value -> positions.get(new KeyValue(List.of(value))))
                        .filter(Objects::nonNull)
                        .toList();
            }
            if (values == null || values.size() != 1) {
                return null;
            }
            single.add(values.getFirst());
        }
        Object position = positions.get(new KeyValue(single));
        return position == null ? List.of() : List.of(position);
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Object position) {
        return positions.putIfAbsent(key, position) == null;
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        return positions.get(key);
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return positions.remove(key);
    }

    @Override
    protected Iterable<Entry<KeyValue, Object>> getIterable() {
        return positions.entrySet();
    }

    @Override
    public long getCount() {
        return positions.size();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
