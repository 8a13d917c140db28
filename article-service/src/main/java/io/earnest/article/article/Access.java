package io.earnest.article.article;

import io.earnest.chassis.Ids;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.ProblemException;
import io.earnest.chassis.token.Viewer;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds an article by its id or slug, as far as the viewer may know of it. */
@Component
public class Access {
    private final ArticleStore articles;

    Access(ArticleStore articles) {
        this.articles = articles;
    }

    /** What the viewer may read: 404 for another's draft, 410 {@code deleted} for what was published once. */
    public Article readable(String idOrSlug, Optional<Viewer> viewer) {
        Article article = known(idOrSlug);
        boolean own = viewer.filter(v -> article.isBy(v.id())).isPresent();
        return switch (article.status()) {
            case PUBLISHED -> article;
            case DRAFT, PENDING -> {
                if (!own) {
                    throw notFound();
                }
                yield article;
            }
            case DELETED -> {
                if (!own && article.publishedAt() == null) {
                    throw notFound();
                }
                throw deleted();
            }
        };
    }

    /** What the viewer may read, rate and be paid for: 409 {@code not-published} for their own draft. */
    public Article published(String idOrSlug, Viewer viewer) {
        Article article = readable(idOrSlug, Optional.of(viewer));
        if (!article.isPublished()) {
            throw Problem.of("not-published", 409, "The article is not published")
                    .detail("This needs a published article.")
                    .exception();
        }
        return article;
    }

    /** The viewer's own article, to change it: 403 for another's. */
    public Article own(String idOrSlug, Viewer viewer) {
        Article article = readable(idOrSlug, Optional.of(viewer));
        if (!article.isBy(viewer.id())) {
            throw Problem.forbidden("Only its author may change an article.").exception();
        }
        return article;
    }

    /** The article whatever its status: for other services and for deleting. */
    public Article known(String idOrSlug) {
        String id = Ids.ofSlug(idOrSlug);
        if (!Ids.isId(id)) {
            throw notFound();
        }
        return articles.find(id).orElseThrow(Access::notFound);
    }

    static ProblemException notFound() {
        return Problem.notFound("article").exception();
    }

    static ProblemException deleted() {
        return Problem.of("deleted", 410, "Deleted")
                .detail("This article was deleted.")
                .exception();
    }

    /** While a publication is not decided, the article stays as it is. */
    public static ProblemException inProgress() {
        return Problem.of("in-progress", 409, "In progress")
                .detail("Another change of this article is not finished. Try again in a few seconds.")
                .exception();
    }
}
