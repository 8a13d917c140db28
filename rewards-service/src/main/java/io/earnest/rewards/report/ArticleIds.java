package io.earnest.rewards.report;

import io.earnest.chassis.Ids;
import io.earnest.chassis.problem.Problem;

/** The article in a path, given by its id or its slug. */
final class ArticleIds {
    private ArticleIds() {}

    /** 404 for what can name no article. */
    static String ofPath(String idOrSlug) {
        String id = Ids.ofSlug(idOrSlug);
        if (!Ids.isId(id)) {
            throw Problem.notFound("article").exception();
        }
        return id;
    }
}
