package io.earnest.article.article;

import io.earnest.article.profile.Following;
import io.earnest.article.profile.Profile;
import io.earnest.article.profile.Profiles;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Articles")
class ListController {
    private static final String FOLLOWING = "following";

    private final ArticleStore articles;
    private final Finding finding;
    private final Profiles profiles;
    private final Views views;
    private final Following following;

    ListController(ArticleStore articles, Finding finding, Profiles profiles, Views views, Following following) {
        this.articles = articles;
        this.finding = finding;
        this.profiles = profiles;
        this.views = views;
        this.following = following;
    }

    @GetMapping("/api/articles")
    @Operation(
            summary =
                    "Published articles, newest, top or most discussed first; those that hold all words of q, best first",
            description = "q looks through title, tags and text: all words must be found, the last by its beginning;"
                    + " \"…\" is a phrase; 200 characters at most. Accents, case and invisible characters do not count, in"
                    + " tag neither. Where nothing is found, didYouMean names words near to those of q, and the items are"
                    + " what these find. Without sort the order is then relevance. While the"
                    + " index is being built the answer is 503 search-not-ready. The order following is the newest of what the"
                    + " viewer follows, and takes neither q nor tag nor author; followed then says how many authors and"
                    + " tags these are.")
    CardPage list(
            @Parameter(schema = @Schema(allowableValues = {"newest", "top", "discussed", "relevance", FOLLOWING}))
                    @RequestParam(required = false)
                    @Nullable
                    String sort,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable String author,
            @Parameter(schema = @Schema(maxLength = 200)) @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Optional<Viewer> viewer) {
        if (FOLLOWING.equals(sort)) {
            return followed(viewer, cursor, limit, q, tag, author);
        }
        String words = q == null || q.isBlank() ? null : Finding.words(q);
        ArticleSearch.Order order = Finding.order(sort, words != null);
        int atMost = Paging.limit(limit);
        String authorId = null;
        if (author != null && !author.isBlank()) {
            Optional<Profile> profile =
                    profiles.byHandle(author.strip().toLowerCase(Locale.ROOT)).filter(p -> !p.deleted());
            if (profile.isEmpty()) {
                return CardPage.empty();
            }
            authorId = profile.get().id();
        }
        String wanted = tag == null || tag.isBlank() ? null : Tags.shown(tag);
        if (words != null) {
            return finding.find(new ArticleSearch.Query(
                    words, wanted == null ? null : Tags.key(wanted), authorId, order, cursor, atMost));
        }
        ListQuery.Sort by = ListQuery.Sort.valueOf(order.name());
        ListQuery query = new ListQuery(by, wanted, authorId, after(by, cursor), atMost);
        boolean counted = query.after() == null && (wanted != null || authorId != null);
        return CardPage.of(views.cards(articles.list(query)), counted ? articles.count(query) : null);
    }

    private CardPage followed(
            Optional<Viewer> viewer, @Nullable String cursor, @Nullable Integer limit, @Nullable String... narrowed) {
        if (Stream.of(narrowed).anyMatch(by -> by != null && !by.isBlank())) {
            throw Problem.invalid("sort", "following takes neither q nor tag nor author")
                    .exception();
        }
        String me =
                viewer.orElseThrow(() -> Problem.unauthenticated().exception()).id();
        int atMost = Paging.limit(limit);
        String after = after(ListQuery.Sort.NEWEST, cursor);
        Following.Followed followed = following.of(me);
        return CardPage.ofFollowed(
                views.cards(articles.followed(followed.authors(), followed.tags(), after, atMost)), followed.size());
    }

    @GetMapping("/api/me/articles")
    @Operation(summary = "The viewer's own articles, drafts too")
    Page<OwnCardView> own(
            Viewer viewer,
            @Parameter(description = "DRAFT, PENDING, PUBLISHED or DELETED") @RequestParam(required = false) @Nullable
                    String status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        List<String> after = Paging.parts(cursor, 1);
        return views.ownCards(articles.own(
                viewer.id(), status(status), after == null ? null : after.getFirst(), Paging.limit(limit)));
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

    private static @Nullable Status status(@Nullable String name) {
        if (name == null) {
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
