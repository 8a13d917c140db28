package io.earnest.profile.admin;

import io.earnest.chassis.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;

/** Problems as kept with a refused order. */
final class Refusals {
    private Refusals() {}

    static Document document(Problem problem) {
        return new Document("type", problem.type())
                .append("title", problem.title())
                .append("status", problem.status())
                .append("detail", problem.detail())
                .append("extra", new Document(problem.extra()));
    }

    static Problem problem(Document kept) {
        Map<String, Object> extra = new HashMap<>(kept.get("extra", new Document()));
        return new Problem(
                kept.getString("type"),
                kept.getString("title"),
                kept.get("status", Number.class).intValue(),
                kept.getString("detail"),
                extra);
    }
}
