package io.earnest.comment.article;

import io.earnest.chassis.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * An article as far as comments care.
 *
 * @param account the ledger account that receives the author's share of what is accepted now
 */
public record Article(
        String id, String account, Status status, @Nullable String title) {
    /** Only published articles are talked about. */
    public enum Status {
        UNPUBLISHED,
        PUBLISHED,
        DELETED
    }

    /** Itself, if it can be talked about; else 404 for what nobody may see yet, 410 for what is gone. */
    public Article published() {
        return switch (status) {
            case PUBLISHED -> this;
            case UNPUBLISHED -> throw Problem.notFound("article").exception();
            case DELETED -> throw gone();
        };
    }

    static RuntimeException gone() {
        return Problem.of("deleted", 410, "Deleted")
                .detail("The article was deleted by its author or a moderator.")
                .exception();
    }
}
