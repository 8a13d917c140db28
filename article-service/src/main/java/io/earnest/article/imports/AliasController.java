package io.earnest.article.imports;

import io.earnest.article.article.Access;
import io.earnest.article.article.Article;
import io.earnest.chassis.api.Answers;
import io.earnest.chassis.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Articles")
class AliasController {
    private final AliasStore aliases;
    private final Access access;

    AliasController(AliasStore aliases, Access access) {
        this.aliases = aliases;
        this.access = access;
    }

    /** The article that is meant. */
    record AliasView(String articleId, String slug) {}

    @Answers({404, 410})
    @GetMapping("/api/aliases")
    @Operation(summary = "Which article a path of the site that it was imported from leads to now")
    AliasView alias(
            @Parameter(
                            description = "As a browser asks for it, without host and query",
                            schema = @Schema(minLength = 2, maxLength = AliasPath.MAX_CHARS))
                    @RequestParam
                    String path) {
        Article article = AliasPath.of(path)
                .flatMap(aliases::find)
                .map(id -> access.readable(id, Optional.empty()))
                .orElseThrow(() -> Problem.notFound("alias").exception());
        return new AliasView(article.id(), article.slug());
    }
}
