package io.earnest.article.article;

import static com.mongodb.client.model.Updates.set;

import io.earnest.article.profile.AuditTrail;
import io.earnest.article.profile.Members;
import io.earnest.chassis.notification.Appeal;
import io.earnest.chassis.notification.Appealing;
import io.earnest.chassis.store.Writes;
import io.earnest.chassis.token.Viewer;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Appeals against an article's removal: taken back, it is published again, as it was. */
@Component
class RemovalAppeals implements Appealing {
    private final ArticleStore articles;
    private final Members members;
    private final AuditTrail trail;

    RemovalAppeals(ArticleStore articles, Members members, AuditTrail trail) {
        this.articles = articles;
        this.members = members;
        this.trail = trail;
    }

    @Override
    public void requireDecider(Viewer viewer) {
        members.live(viewer, "moderator", "operator");
    }

    @Override
    public void takeBack(Appeal appeal) {
        String id = article(appeal);
        boolean unused = Writes.retried("the article " + id, () -> {
            Article removed = articles.find(id)
                    .filter(article -> article.status() == Status.DELETED && article.publishedAt() != null)
                    .orElse(null);
            return removed == null || articles.change(removed, set("status", Status.PUBLISHED))
                    ? Optional.of(removed != null)
                    : Optional.empty();
        });
    }

    @Override
    public void note(Appeal appeal, Appeal.Answer answer, String key) {
        trail.note(
                key,
                answer.by(),
                appeal.state() == Appeal.State.TAKEN_BACK ? "appeal-granted" : "appeal-rejected",
                article(appeal),
                answer.reason());
    }

    private static String article(Appeal appeal) {
        return appeal.details().getOrDefault("articleId", appeal.id());
    }
}
