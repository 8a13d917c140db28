package io.earnest.article.article;

import io.earnest.chassis.api.Answers;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.token.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Revisions")
class RevisionController {
    private final History history;
    private final RevisionStore revisions;
    private final Views views;

    RevisionController(History history, RevisionStore revisions, Views views) {
        this.history = history;
        this.revisions = revisions;
        this.views = views;
    }

    record Item(int version, String title, int words, Instant createdAt) {
        static Item of(Revision revision) {
            return new Item(revision.version(), revision.title(), revision.words(), revision.createdAt());
        }
    }

    record RevisionView(
            String articleId,
            int version,
            String title,
            List<String> tags,
            String body,
            String html,
            int words,
            Instant createdAt) {}

    @Answers(410)
    @GetMapping("/api/articles/{id}/revisions")
    @Operation(
            summary = "The versions of an article's text since it was published, newest first",
            description = History.FOR_WHOM)
    Page<Item> list(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int atMost = Paging.limit(limit);
        List<String> after = Paging.parts(cursor, 1);
        Article article = history.of(id, viewer);
        List<Revision> found = new ArrayList<>();
        int below = article.version();
        if (after == null) {
            revisions.find(article.card().revision()).ifPresent(found::add);
        } else {
            below = Math.toIntExact(Math.clamp(Paging.number(after.getFirst()), 0L, article.version()));
        }
        found.addAll(revisions.kept(article.id(), below, atMost + 1));
        return Page.of(found, atMost, r -> Paging.cursor(String.valueOf(r.version())))
                .map(Item::of);
    }

    @Answers(410)
    @GetMapping("/api/articles/{id}/revisions/{version}")
    @Operation(summary = "One version of an article's text", description = History.FOR_WHOM)
    RevisionView one(Viewer viewer, @PathVariable String id, @PathVariable int version) {
        Article article = history.of(id, viewer);
        Revision revision = views.current(article, history.text(article, version));
        return new RevisionView(
                article.id(),
                revision.version(),
                revision.title(),
                revision.tags(),
                String.valueOf(revision.body()),
                String.valueOf(revision.html()),
                revision.words(),
                revision.createdAt());
    }
}
