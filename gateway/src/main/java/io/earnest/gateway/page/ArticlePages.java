package io.earnest.gateway.page;

import io.earnest.chassis.Ids;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.gateway.call.Calls;
import io.earnest.gateway.jte.JtearticleGenerated;
import io.earnest.gateway.page.article.Article;
import io.earnest.gateway.page.article.Articles;
import io.earnest.gateway.page.comment.Branch;
import io.earnest.gateway.page.comment.Comments;
import io.earnest.gateway.page.comment.Talk;
import io.earnest.gateway.page.profile.Profiles;
import io.earnest.gateway.page.rewards.Ledger;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * An article's page, with its comments or with one of them in its thread: the same for every visitor. Article and comments are
 * asked for at once, as neither needs the other's answer: an article is read by its id.
 */
@Controller
@Hidden
class ArticlePages {
    private static final List<String> COMMENT_SORTS = List.of("oldest", "newest", "top");
    private static final String NEUTRAL_FACE = "/api/avatars/neutral/image";

    private final Site site;
    private final Articles articles;
    private final Comments comments;
    private final Profiles profiles;
    private final Ledger ledger;
    private final Pages pages;
    private final ProblemPages problems;

    ArticlePages(
            Site site,
            Articles articles,
            Comments comments,
            Profiles profiles,
            Ledger ledger,
            Pages pages,
            ProblemPages problems) {
        this.site = site;
        this.articles = articles;
        this.comments = comments;
        this.profiles = profiles;
        this.ledger = ledger;
        this.pages = pages;
        this.problems = problems;
    }

    @GetMapping("/articles/{slug}")
    ResponseEntity<byte[]> article(
            @PathVariable String slug,
            @RequestParam(name = "comments", defaultValue = "oldest") String sort,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request) {
        String order = COMMENT_SORTS.contains(sort) ? sort : "oldest";
        // Where there is no article, the question is left to end by itself: broken off, it would count as a failure of
        // comment-service.
        Future<Kept.@Nullable Copy<Talk>> asked = Calls.begin(() -> comments.below(Ids.ofSlug(slug), order, after));
        Kept.Copy<Article> copy = articles.article(slug);
        // Before the redirect, too: who follows it would find the question under way, and the comments of a while ago.
        Kept.Copy<Talk> talk = Calls.result(asked);
        if (!slug.equals(copy.value().slug())) {
            return PublicPages.moved(copy.value().path(), request);
        }
        ArticlePage page = page(
                copy, talk == null ? null : talk.value(), null, talk != null && talk.old() ? talk.at() : null, order);
        return answer(request, "/articles/{slug}", page, copy, talk);
    }

    /** A comment's own address: wherever it stands, it is there with what it answers. */
    @GetMapping("/articles/{slug}/comments/{comment}")
    ResponseEntity<?> comment(
            @PathVariable String slug,
            @PathVariable String comment,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request) {
        Future<Kept.@Nullable Copy<Branch>> asked = Calls.begin(() -> comments.thread(comment, after));
        Kept.Copy<Article> copy = articles.article(slug);
        Article article = copy.value();
        Kept.@Nullable Copy<Branch> branch;
        try {
            branch = Calls.result(asked);
        } catch (RemoteRefused e) {
            return problems.commentGone(request, e.status(), article);
        }
        if (branch != null && !article.id().equals(branch.value().comment().articleId())) {
            return problems.commentGone(request, HttpStatus.NOT_FOUND.value(), article);
        }
        if (!slug.equals(article.slug())) {
            return PublicPages.moved(article.path() + "/comments/" + comment, request);
        }
        ArticlePage page = page(
                copy,
                null,
                branch == null ? null : branch.value(),
                branch != null && branch.old() ? branch.at() : null,
                COMMENT_SORTS.getFirst());
        return answer(request, "/articles/{slug}/comments/{comment}", page, copy, branch);
    }

    private ArticlePage page(
            Kept.Copy<Article> copy,
            @Nullable Talk talk,
            @Nullable Branch branch,
            @Nullable Instant talkAsOf,
            String order) {
        Article article = copy.value();
        Frame frame = Frame.of(site, article.title() + " · Earnest", article.path())
                .describedAs(article.description())
                .in("articles")
                .with("article", "keep")
                .withJsonLd(JsonLd.of(article, site))
                .warning(PublicPages.warning(copy));
        return new ArticlePage(
                frame, article, talk, branch, talkAsOf, order, ledger.prices(), profiles.avatars(), NEUTRAL_FACE);
    }

    private ResponseEntity<byte[]> answer(
            HttpServletRequest request,
            String pattern,
            ArticlePage page,
            Kept.Copy<Article> article,
            Kept.@Nullable Copy<?> said) {
        return pages.answer(
                request,
                pattern,
                List.of(page),
                said == null || said.until().isAfter(article.until()) ? article.until() : said.until(),
                () -> View.render(out -> JtearticleGenerated.render(out, null, page)));
    }
}
