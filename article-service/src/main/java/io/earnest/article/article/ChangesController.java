package io.earnest.article.article;

import io.earnest.article.difference.Difference;
import io.earnest.article.difference.Line;
import io.earnest.article.difference.Piece;
import io.earnest.chassis.api.Answers;
import io.earnest.chassis.bulkhead.Bulkhead;
import io.earnest.chassis.bulkhead.Bulkheads;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Revisions")
class ChangesController {
    private final History history;
    private final RevisionStore revisions;
    private final Bulkhead bulkhead;

    ChangesController(History history, RevisionStore revisions, Bulkheads bulkheads) {
        this.history = history;
        this.revisions = revisions;
        this.bulkhead = bulkheads.named("changes");
    }

    record ChangesView(
            String articleId,
            int version,

            @Schema(description = "The version that it is compared with; null for the first, all of which is new")
            @Nullable
            Integer since,

            Instant createdAt,
            List<Piece> title,
            List<String> tagsAdded,
            List<String> tagsRemoved,
            List<Line> lines) {}

    @Answers(410)
    @GetMapping("/api/articles/{id}/revisions/{version}/changes")
    @Operation(
            summary = "What a version of an article's text has that an earlier one has not, and the other way round",
            description = "Compared with the version before, unless another is named. " + History.FOR_WHOM)
    ChangesView changes(
            Viewer viewer,
            @PathVariable String id,
            @PathVariable int version,
            @Parameter(schema = @Schema(type = "integer", format = "int32", minimum = "1"))
                    @RequestParam(required = false)
                    @Nullable
                    Integer since) {
        Article article = history.of(id, viewer);
        Revision now = history.text(article, version);
        Optional<Revision> before = since == null
                ? revisions.keptTexts(article.id(), version, 1).stream().findFirst()
                : Optional.of(history.text(article, earlier(since, version)));
        return bulkhead.run(() -> view(now, before));
    }

    private static int earlier(int since, int version) {
        if (since >= version) {
            throw Problem.invalid("since", "must be an earlier version than the one that is looked at")
                    .exception();
        }
        return since;
    }

    private static ChangesView view(Revision now, Optional<Revision> before) {
        String title = before.map(Revision::title).orElse("");
        List<String> tags = before.map(Revision::tags).orElse(List.of());
        return new ChangesView(
                now.article(),
                now.version(),
                before.map(Revision::version).orElse(null),
                now.createdAt(),
                Difference.ofLines(title, now.title()),
                now.tags().stream().filter(tag -> !tags.contains(tag)).toList(),
                tags.stream().filter(tag -> !now.tags().contains(tag)).toList(),
                Difference.ofTexts(before.map(Revision::body).orElse(""), String.valueOf(now.body())));
    }
}
