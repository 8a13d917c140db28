package io.earnest.article.article;

import io.earnest.chassis.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Articles")
class TitlesController {
    private static final int MOST = 100;

    private final ArticleChanges articles;

    TitlesController(ArticleChanges articles) {
        this.articles = articles;
    }

    record Title(String id, String slug, String title) {}

    record Titles(List<Title> items) {}

    @GetMapping("/api/articles/titles")
    @Operation(summary = "Titles of published articles by their ids, at most 100; what is not published is absent")
    Titles titles(@RequestParam List<String> ids) {
        if (ids.isEmpty() || ids.size() > MOST) {
            throw Problem.invalid("ids", "ask for 1 to " + MOST).exception();
        }
        return new Titles(articles.publishedOf(ids.stream().distinct().toList()).articles().values().stream()
                .map(article ->
                        new Title(article.id(), article.slug(), article.card().title()))
                .toList());
    }
}
