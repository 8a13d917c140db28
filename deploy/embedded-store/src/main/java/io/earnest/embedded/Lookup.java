package io.earnest.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An index that may know where to look. */
interface Lookup {
    /** Conditions that a document without the field can't meet, other than by the value null. */
    Set<String> NEED_A_VALUE = Set.of("$gt", "$gte", "$lt", "$lte");

    /** Positions among which are all that match; null where this index can't tell. */
    @Nullable
    Collection<Object> candidates(Document query);

    /** What the query demands of the field, at its top or below an {@code $and}. */
    static List<Object> conditions(Document query, String field) {
        List<Object> found = new ArrayList<>();
        for (var entry : query.entrySet()) {
            if (entry.getKey().equals(field) && entry.getValue() != null) {
                found.add(entry.getValue());
            } else if (entry.getKey().equals("$and") && entry.getValue() instanceof Collection<?> all) {
                all.forEach(each -> found.addAll(conditions((Document) each, field)));
            }
        }
        return found;
    }

    /** The values, normalised, one of which the field must have; null where that is not what the query says. */
    static @Nullable List<Object> values(Document query, String field) {
        for (Object condition : conditions(query, field)) {
            if (condition instanceof Document operators && isExpression(operators)) {
                if (operators.get("$in") instanceof Collection<?> some
                        && some.stream().allMatch(Lookup::isPlain)) {
                    return some.stream().map(Lookup::normalized).distinct().toList();
                }
                Object equal = operators.get("$eq");
                if (isPlain(equal)) {
                    return List.of(normalized(equal));
                }
            } else if (isPlain(condition)) {
                return List.of(normalized(condition));
            }
        }
        return null;
    }

    static boolean isExpression(Document value) {
        return value.keySet().stream().anyMatch(key -> key.startsWith("$"));
    }

    /** Null also matches what is not there, an array also its elements, a pattern many values. */
    private static boolean isPlain(@Nullable Object value) {
        return value != null
                && !(value instanceof Missing)
                && !(value instanceof Collection)
                && !(value instanceof BsonRegularExpression)
                && !(value instanceof Document document && isExpression(document));
    }

    static Object normalized(@Nullable Object value) {
        return new KeyValue(new Object[] {value}).normalized().get(0);
    }
}
