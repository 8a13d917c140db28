package io.earnest.article.article;

import io.earnest.article.markdown.Rendered;
import io.earnest.article.markdown.Rendering;
import io.earnest.article.tariff.CurrentRules;
import io.earnest.chassis.api.Answers;
import io.earnest.chassis.token.Viewer;
import io.earnest.chassis.web.IdempotencyKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Articles")
class ArticleController {
    private final Access access;
    private final Writing writing;
    private final Deleting deleting;
    private final Views views;
    private final Rendering rendering;
    private final CurrentRules rules;

    ArticleController(
            Access access, Writing writing, Deleting deleting, Views views, Rendering rendering, CurrentRules rules) {
        this.rules = rules;
        this.access = access;
        this.writing = writing;
        this.deleting = deleting;
        this.views = views;
        this.rendering = rendering;
    }

    record Draft(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 3, maxLength = 200) @Nullable
            String title,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = 1,
                    description = "Markdown, at most 200 kB")
            @Nullable
            String body,

            @Schema(description = "At most five, an import's at most twenty, of 60 characters each") @Nullable
            List<@Nullable String> tags) {
        Text text(int mostTags) {
            return Text.of(title, body, tags, mostTags);
        }
    }

    record Preview(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = 1,
                    description = "Markdown, at most 200 kB")
            @Nullable
            String body) {}

    record PreviewView(String html, int words, int timeToReadSeconds) {}

    @Answers(
            value = {201, 410},
            idempotencyKey = true)
    @PostMapping("/api/articles")
    @Operation(summary = "Creates a draft")
    ResponseEntity<ArticleView> create(Viewer viewer, @RequestBody Draft draft, HttpServletRequest request) {
        String id = IdempotencyKey.newId(request, viewer.id(), "/api/articles");
        Article article = writing.draft(viewer, id, draft.text(Text.MAX_TAGS));
        Views.Seen seen = views.seen(article, Optional.of(viewer));
        return ResponseEntity.created(URI.create("/api/articles/" + article.id()))
                .eTag(seen.etag())
                .body(views.page(seen));
    }

    @Answers({304, 410})
    @GetMapping("/api/articles/{id}")
    @Operation(summary = "An article by id or slug, with its ETag")
    ResponseEntity<ArticleView> read(
            @PathVariable String id,
            @Parameter(hidden = true) Optional<Viewer> viewer,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        Views.Seen seen = views.seen(access.readable(id, viewer), viewer);
        String etag = seen.etag();
        CacheControl caching = viewer.isPresent()
                ? CacheControl.noCache().cachePrivate()
                : CacheControl.noCache().cachePublic();
        if (ifNoneMatch != null && ifNoneMatch.contains(etag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .eTag(etag)
                    .cacheControl(caching)
                    .varyBy(HttpHeaders.AUTHORIZATION)
                    .build();
        }
        return ResponseEntity.ok()
                .eTag(etag)
                .cacheControl(caching)
                .varyBy(HttpHeaders.AUTHORIZATION)
                .body(views.page(seen));
    }

    @Answers({409, 410, 412, 428})
    @PutMapping("/api/articles/{id}")
    @Operation(summary = "Changes an article that is as the client last saw it (If-Match)")
    ResponseEntity<ArticleView> edit(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Draft draft) {
        Article own = access.own(id, viewer);
        Article article = writing.edit(viewer, own, IfMatch.of(ifMatch), draft.text(own.mostTags()));
        Views.Seen seen = views.seen(article, Optional.of(viewer));
        return ResponseEntity.ok().eTag(seen.etag()).body(views.page(seen));
    }

    @Answers({409, 410})
    @DeleteMapping("/api/articles/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deletes an article, as its author or a moderator")
    void delete(
            Viewer viewer,
            @PathVariable String id,
            @Parameter(description = "why a moderator removes it; its author is told")
                    @RequestParam(required = false)
                    @Nullable
                    @Size(max = 500)
                    String reason) {
        deleting.delete(viewer, id, reason == null ? "" : reason.strip());
    }

    @PostMapping("/api/previews")
    @Operation(summary = "Renders a body as an article's would be")
    PreviewView preview(Viewer viewer, @RequestBody Preview preview) {
        Rendered rendered = rendering.preview(Text.body(preview.body()));
        return new PreviewView(rendered.html(), rendered.words(), rules.now().shownSeconds(rendered.words()));
    }
}
