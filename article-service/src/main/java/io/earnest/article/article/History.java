package io.earnest.article.article;

import io.earnest.article.profile.Members;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who may see what an article said before, and what it said. */
@Component
class History {
    static final String FOR_WHOM =
            "For the article's author, for moderators and operators; 403 forbidden for everybody else.";

    private final Access access;
    private final Members members;
    private final RevisionStore revisions;

    History(Access access, Members members, RevisionStore revisions) {
        this.access = access;
        this.members = members;
        this.revisions = revisions;
    }

    /** What was taken out of a text is out of it: its former versions are for whoever wrote them, and for moderators. */
    Article of(String id, Viewer viewer) {
        Article article = access.readable(id, Optional.of(viewer));
        if (!article.isBy(viewer.id())) {
            members.live(viewer, "moderator", "operator");
        }
        return article;
    }

    /** The present text, or one that was published before: 404 for all else. */
    Revision text(Article article, int version) {
        Optional<Revision> found = version == article.version()
                ? revisions.find(article.card().revision())
                : revisions.kept(article.id(), version);
        return found.orElseThrow(() -> Problem.notFound("revision").exception());
    }
}
