package io.earnest.article.imports;

import io.earnest.article.article.ArticleView;
import io.earnest.article.article.Views;
import io.earnest.chassis.api.Answers;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Operators")
class ImportController {
    private final Importing importing;
    private final Views views;

    ImportController(Importing importing, Views views) {
        this.importing = importing;
        this.views = views;
    }

    record Assignment(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1) @Nullable
            String handle) {}

    @Answers({200, 201, 409})
    @PostMapping("/api/admin/articles")
    @Operation(summary = "Imports an article, published as it stands; the same source again changes nothing")
    ResponseEntity<ArticleView> create(Viewer viewer, @RequestBody ImportRequest request) {
        Importing.Result result = importing.run(viewer, request);
        ArticleView view = views.page(result.article(), Optional.of(viewer));
        return result.isNew()
                ? ResponseEntity.created(
                                URI.create("/api/articles/" + result.article().id()))
                        .body(view)
                : ResponseEntity.ok(view);
    }

    @Answers({409, 410})
    @PutMapping("/api/admin/articles/{id}/author")
    @Operation(summary = "Gives an import to a profile, which receives what is accepted from then on")
    ArticleView assign(Viewer viewer, @PathVariable String id, @RequestBody Assignment assignment) {
        if (assignment.handle() == null || assignment.handle().isBlank()) {
            throw Problem.invalid("handle", "must name a profile").exception();
        }
        return views.page(
                importing.assign(viewer, id, assignment.handle().strip().toLowerCase(Locale.ROOT)),
                Optional.of(viewer));
    }
}
