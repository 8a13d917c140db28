package io.earnest.comment.flag;

import io.earnest.chassis.Ids;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.problem.ProblemException;
import io.earnest.comment.article.Article;
import io.earnest.comment.article.Articles;
import io.earnest.comment.comment.Comment;
import io.earnest.comment.comment.Comments;
import io.earnest.comment.profile.Avatar;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What waits for a decision. Nothing in it leads to the account behind an avatar, or to whoever flagged. */
@Component
class ModerationQueue {
    private static final Logger LOG = LoggerFactory.getLogger(ModerationQueue.class);

    private final Cases cases;
    private final Comments comments;
    private final Articles articles;

    ModerationQueue(Cases cases, Comments comments, Articles articles) {
        this.cases = cases;
        this.comments = comments;
        this.articles = articles;
    }

    /**
     * A flagged comment.
     *
     * @param articleTitle null where article-service does not tell
     * @param flaggedAt when the first flag came that is not decided about
     * @param words what flaggers wrote themselves, the newest few
     * @param textVersion names the text shown; sent with the decision it makes sure that this is what was decided about
     * @param mine whether the moderator wrote it, and so can't decide
     */
    @Schema(name = "QueueItem")
    record Item(
            String commentId,
            String articleId,
            @Nullable String articleTitle,
            @Nullable String parentId,
            Avatar avatar,
            int speaker,
            int level,
            String html,
            Instant createdAt,
            @Nullable Instant editedAt,
            Instant flaggedAt,
            int flags,
            List<Case.Count> reasons,
            List<String> words,
            String textVersion,
            boolean mine) {}

    /**
     * A page of the queue.
     *
     * @param total how many wait, counted to at most 10,000; some of them may have been deleted by their writers
     */
    @Schema(name = "QueueListing")
    record Listing(List<Item> items, @Nullable String next, long total) {}

    /** Which text a comment has, as a short opaque name. */
    static String textVersion(Comment comment) {
        return Ids.derived("text", comment.text().body());
    }

    /** The longest open first. What was deleted meanwhile is left out, so a page may be short, or even empty. */
    Listing list(@Nullable String cursor, int limit, String moderator) {
        List<String> parts = Paging.parts(cursor, 1);
        Page<Case> page = Page.of(
                cases.open(parts == null ? null : parts.getFirst(), limit + 1),
                limit,
                c -> Paging.cursor(c.position()));
        Map<String, Comment> found =
                comments.find(page.items().stream().map(Case::commentId).toList());
        Titles titles = new Titles();
        List<Item> items = new ArrayList<>();
        for (Case open : page.items()) {
            Comment comment = found.get(open.commentId());
            if (comment == null || comment.deleted()) {
                cases.close(open);
            } else {
                items.add(item(open, comment, titles.of(comment.articleId()), moderator));
            }
        }
        return new Listing(items, page.next(), cases.countOpen());
    }

    private static Item item(Case open, Comment comment, @Nullable String title, String moderator) {
        return new Item(
                comment.id(),
                comment.articleId(),
                title,
                comment.parentId(),
                comment.voice().avatar(),
                comment.voice().number(),
                comment.shownLevel(),
                comment.text().current(),
                comment.createdAt(),
                comment.editedAt(),
                open.openedAt(),
                open.flags(),
                open.reasons(),
                open.words(),
                textVersion(comment),
                comment.isBy(moderator));
    }

    /** Titles for one page; an article-service that does not answer is asked once. */
    private final class Titles {
        private final Map<String, String> known = new HashMap<>();
        private boolean down;

        @Nullable
        String of(String articleId) {
            if (!down && !known.containsKey(articleId)) {
                try {
                    Article article = articles.recent(articleId);
                    known.put(articleId, article.title() == null ? "" : article.title());
                } catch (RemoteUnavailable e) {
                    LOG.info("the queue is shown without titles: {}", e.getMessage());
                    down = true;
                } catch (ProblemException e) {
                    known.put(articleId, "");
                }
            }
            String title = known.get(articleId);
            return title == null || title.isEmpty() ? null : title;
        }
    }
}
