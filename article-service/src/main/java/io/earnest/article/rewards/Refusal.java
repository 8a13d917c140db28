package io.earnest.article.rewards;

import io.earnest.chassis.problem.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The problem with which the ledger refused an attempt, kept so that whoever asks later gets the same words.
 *
 * @param extra named fields of the problem, such as {@code balance} and {@code price}
 */
public record Refusal(
        String type, String title, int status, @Nullable String detail, Document extra) {
    public Problem problem() {
        return new Problem(type, title, status, detail, extra);
    }

    /** The same as fields of an answer. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>(extra);
        fields.put("type", type);
        fields.put("title", title);
        fields.put("status", status);
        if (detail != null) {
            fields.put("detail", detail);
        }
        return fields;
    }

    String name() {
        return type.substring(type.lastIndexOf('/') + 1);
    }
}
