package io.earnest.article.article;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For other services. */
@RestController
@Tag(name = "Internal")
class InternalController {
    private final Access access;
    private final ArticleStore articles;

    InternalController(Access access, ArticleStore articles) {
        this.access = access;
        this.articles = articles;
    }

    record Facts(
            String id,
            String slug,
            String title,
            String account,
            @Nullable String authorId,
            Status status) {}

    record CommentCount(long count, long version) {}

    @GetMapping("/internal/articles/{id}")
    @Operation(summary = "An article's author account and status, whatever it is")
    Facts facts(Caller caller, @PathVariable String id) {
        caller.require("articles-read");
        Article article = access.known(id);
        return new Facts(
                article.id(),
                article.slug(),
                article.card().title(),
                article.account(),
                article.authorId(),
                article.status());
    }

    @PutMapping("/internal/articles/{id}/comment-count")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "The number of comments, absolute; an older version than the one known changes nothing")
    void count(Caller caller, @PathVariable String id, @RequestBody CommentCount comments) {
        caller.require("comment-count");
        if (comments.count() < 0 || comments.version() < 0) {
            throw Problem.invalid("count", "must not be negative").exception();
        }
        articles.setComments(access.known(id), comments.count(), comments.version());
    }
}
