package io.earnest.article.article;

import io.earnest.article.profile.Profile;
import io.earnest.article.profile.Profiles;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Articles")
class ListController {
    private static final int MAX_TERMS = 8;
    private static final int MAX_QUERY_CHARS = 200;

    private final ArticleStore articles;
    private final Profiles profiles;
    private final Views views;

    ListController(ArticleStore articles, Profiles profiles, Views views) {
        this.articles = articles;
        this.profiles = profiles;
        this.views = views;
    }

    @GetMapping("/api/articles")
    @Operation(summary = "Published articles, newest, top or most discussed first")
    Page<CardView> list(
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable String author,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        ListQuery.Sort order = sort(sort);
        int atMost = Paging.limit(limit);
        String authorId = null;
        if (author != null && !author.isBlank()) {
            Optional<Profile> profile =
                    profiles.byHandle(author.strip().toLowerCase(Locale.ROOT)).filter(p -> !p.deleted());
            if (profile.isEmpty()) {
                return new Page<>(List.of(), null);
            }
            authorId = profile.get().id();
        }
        List<String> terms = List.of();
        if (q != null && !q.isBlank()) {
            terms = terms(q);
            if (terms.isEmpty()) {
                return new Page<>(List.of(), null);
            }
        }
        String wanted = tag == null || tag.isBlank() ? null : Text.tag(tag);
        return views.cards(articles.list(new ListQuery(order, wanted, authorId, terms, after(order, cursor), atMost)));
    }

    @GetMapping("/api/me/articles")
    @Operation(summary = "The viewer's own articles, drafts too")
    Page<OwnCardView> own(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        List<String> after = Paging.parts(cursor, 1);
        return views.ownCards(articles.own(
                viewer.id(), status(status), after == null ? null : after.getFirst(), Paging.limit(limit)));
    }

    private static List<String> terms(String q) {
        if (q.length() > MAX_QUERY_CHARS) {
            throw Problem.invalid("q", "may have at most " + MAX_QUERY_CHARS + " characters")
                    .exception();
        }
        return Text.terms(q).stream().limit(MAX_TERMS).toList();
    }

    private static @Nullable String after(ListQuery.Sort sort, @Nullable String cursor) {
        List<String> parts = Paging.parts(cursor, 2);
        if (parts == null) {
            return null;
        }
        if (!sort.field().endsWith("." + parts.getFirst())) {
            throw Problem.invalid("cursor", "is not one that this list gave; start without it")
                    .exception();
        }
        return parts.getLast();
    }

    private static ListQuery.Sort sort(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return ListQuery.Sort.NEWEST;
        }
        for (ListQuery.Sort sort : ListQuery.Sort.values()) {
            if (sort.name().toLowerCase(Locale.ROOT).equals(name)) {
                return sort;
            }
        }
        throw Problem.invalid("sort", "must be newest, top or discussed").exception();
    }

    private static @Nullable Status status(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        for (Status status : Status.values()) {
            if (status.name().equalsIgnoreCase(name)) {
                return status;
            }
        }
        throw Problem.invalid("status", "must be DRAFT, PENDING, PUBLISHED or DELETED")
                .exception();
    }
}
