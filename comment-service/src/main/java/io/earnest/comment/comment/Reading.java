package io.earnest.comment.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.comment.article.Articles;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Comments as a viewer may see them: everybody's accepted ones, and the viewer's own whatever became of them. */
@Component
class Reading {
    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

    private final Comments comments;
    private final ArticleCounts counts;
    private final Articles articles;
    private final ViewerVotes votes;
    private final Threads threads;
    private final Clock clock;

    Reading(
            Comments comments,
            ArticleCounts counts,
            Articles articles,
            ViewerVotes votes,
            Threads threads,
            Clock clock) {
        this.comments = comments;
        this.threads = threads;
        this.counts = counts;
        this.articles = articles;
        this.votes = votes;
        this.clock = clock;
    }

    /**
     * A page of one level.
     *
     * @param replies the first replies below the items, where they were asked for: level by level, the oldest first below each
     * @param total comments below the article, or replies below the parent; tombstones not counted
     */
    record Listing(
            List<CommentView> items,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<CommentView> replies,

            @Nullable String next,
            long total) {}

    /**
     * A comment where it stands.
     *
     * @param parents what it answers, the outermost first; at most 20, those nearest to it
     * @param items a page of its replies, the oldest first
     * @param replies the first replies below those
     * @param total its replies; tombstones not counted
     */
    record Branch(
            CommentView comment,
            List<CommentView> parents,
            List<CommentView> items,
            List<CommentView> replies,
            @Nullable String next,
            long total) {}

    Listing list(Slice slice, int limit, boolean withReplies, @Nullable String viewer) {
        checkPlace(slice, viewer);
        List<Comment> found = comments.shown(slice, limit + 1);
        if (viewer != null) {
            List<Comment> own = comments.unseen(slice, viewer, limit + 1);
            if (!own.isEmpty()) {
                found = Stream.concat(found.stream(), own.stream())
                        .sorted(slice.sort().comparator())
                        .limit(limit + 1L)
                        .toList();
            }
        }
        Page<Comment> page = Page.of(found, limit, slice::cursorAt);
        return new Listing(
                views(page.items(), viewer),
                withReplies ? views(threads.below(page.items()), viewer) : null,
                page.next(),
                slice.parentId() == null
                        ? counts.of(slice.articleId())
                        : comments.livingReplies(slice.articleId(), slice.parentId()));
    }

    /** The comment of this id with what it answers, and a page of what answers it. */
    Branch branch(String id, @Nullable String cursor, int limit, @Nullable String viewer) {
        Comment comment = get(id, viewer);
        Slice below = Slice.of(comment.articleId(), id, null, cursor);
        Listing replies = list(below, limit, true, viewer);
        return new Branch(
                views(List.of(comment), viewer).getFirst(),
                views(threads.above(comment, c -> isVisible(c, viewer)), viewer),
                replies.items(),
                Objects.requireNonNull(replies.replies()),
                replies.next(),
                replies.total());
    }

    private List<CommentView> views(List<Comment> shown, @Nullable String viewer) {
        Map<String, String> vote = viewer == null
                ? Map.of()
                : votes.of(
                        viewer,
                        shown.stream().map(Comment::id).limit(ViewerVotes.MOST).toList());
        return shown.stream()
                .map(c -> CommentView.of(c, viewer, vote.get(c.id()), clock.instant()))
                .toList();
    }

    private static boolean isVisible(Comment comment, @Nullable String viewer) {
        return comment.shown() || comment.deleted() || (viewer != null && comment.isBy(viewer));
    }

    /** 404 for what the viewer may not know of, 410 for what is gone. */
    Comment get(String id, @Nullable String viewer) {
        Comment comment = comments.find(id)
                .filter(c -> isVisible(c, viewer))
                .orElseThrow(() -> Problem.notFound("comment").exception());
        if (comment.deleted() && !comment.shown()) {
            throw CommentProblems.deleted();
        }
        return comment;
    }

    CommentView view(Comment comment, Optional<Viewer> viewer) {
        String id = viewer.map(Viewer::id).orElse(null);
        String vote = id == null ? null : votes.of(id, List.of(comment.id())).get(comment.id());
        return CommentView.of(comment, id, vote, clock.instant());
    }

    /** An article that is down can't be asked about: its comments are shown all the same. */
    private void checkPlace(Slice slice, @Nullable String viewer) {
        try {
            articles.recent(slice.articleId()).published();
        } catch (RemoteUnavailable e) {
            LOG.info("comments of {} are listed unasked: {}", slice.articleId(), e.getMessage());
        }
        String parentId = slice.parentId();
        if (parentId != null && !get(parentId, viewer).articleId().equals(slice.articleId())) {
            throw Problem.notFound("comment").exception();
        }
    }
}
