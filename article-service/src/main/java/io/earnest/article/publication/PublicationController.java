package io.earnest.article.publication;

import io.earnest.article.article.Article;
import io.earnest.article.article.ArticleView;
import io.earnest.article.article.Status;
import io.earnest.article.article.Views;
import io.earnest.chassis.api.Answers;
import io.earnest.chassis.token.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Publication")
class PublicationController {
    private final Publishing publishing;
    private final Views views;

    PublicationController(Publishing publishing, Views views) {
        this.publishing = publishing;
        this.views = views;
    }

    @Answers({200, 202, 402, 409, 410})
    @PostMapping("/api/articles/{id}/publication")
    @Operation(summary = "Publishes a draft for the tribute; 202 while the ledger gives no answer")
    ResponseEntity<ArticleView> publish(Viewer viewer, @PathVariable String id) {
        Article article = publishing.publish(viewer, id);
        return ResponseEntity.status(article.status() == Status.PENDING ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(views.page(article, Optional.of(viewer)));
    }
}
