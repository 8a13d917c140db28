package io.earnest.gateway.page;

import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.gateway.jte.JtearticlesGenerated;
import io.earnest.gateway.jte.JteeconomyGenerated;
import io.earnest.gateway.jte.JtelevelsGenerated;
import io.earnest.gateway.jte.JteprofileGenerated;
import io.earnest.gateway.page.article.ArticleList;
import io.earnest.gateway.page.article.Articles;
import io.earnest.gateway.page.profile.Profiles;
import io.earnest.gateway.page.profile.PublicProfile;
import io.earnest.gateway.page.rewards.Economy;
import io.earnest.gateway.page.rewards.Ledger;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages that are the same for every visitor: nothing here knows who asks. */
@Controller
@Hidden
class PublicPages {
    private final Site site;
    private final Articles articles;
    private final Profiles profiles;
    private final Ledger ledger;
    private final Pages pages;
    private final SignPages signPages;

    PublicPages(Site site, Articles articles, Profiles profiles, Ledger ledger, Pages pages, SignPages signPages) {
        this.pages = pages;
        this.signPages = signPages;
        this.site = site;
        this.articles = articles;
        this.profiles = profiles;
        this.ledger = ledger;
    }

    @GetMapping("/")
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable String author,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        if ("following".equals(sort)) {
            // Each person's own, and so no rendering of this page, which is the same for everybody.
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, "/following")
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        ListQuery query = new ListQuery(sort, tag, author, q, cursor);
        Frame frame =
                Frame.of(site, query.title(), query.address()).in("articles").with("cards", "keep", "today");
        if (query.tooLong()) {
            ArticlesPage page = new ArticlesPage(frame.unlisted(), query, ArticleList.EMPTY, ledger.prices());
            return ResponseEntity.badRequest()
                    .contentType(Answer.HTML)
                    .cacheControl(CacheControl.noStore())
                    .body(View.render(out -> JtearticlesGenerated.render(out, null, page)));
        }
        Kept.Copy<ArticleList> list = articles.list(query);
        Frame listed = query.filtered() ? frame.describedAs(query.heading() + ", on Earnest.") : frame;
        // What somebody searched for is no page of the site.
        Frame around = (query.q() == null ? listed : listed.unlisted()).warning(warning(list));
        ArticlesPage page = new ArticlesPage(around, query, list.value(), ledger.prices());
        return pages.answer(
                request,
                "/",
                List.of(page),
                list.until(),
                () -> View.render(out -> JtearticlesGenerated.render(out, null, page)));
    }

    @GetMapping("/profiles/{handle}")
    ResponseEntity<?> profile(
            @PathVariable String handle,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        Kept.Copy<PublicProfile> copy = profiles.profile(handle);
        PublicProfile profile = copy.value();
        if (!handle.equals(profile.handle())) {
            return moved("/profiles/" + profile.handle(), request);
        }
        ListQuery query = new ListQuery(null, null, profile.handle(), null, cursor);
        Kept.Copy<ArticleList> written = writtenBy(query);
        Frame frame = Frame.of(site, profile.name() + " · Earnest", "/profiles/" + profile.handle())
                .describedAs(profile.name() + " on Earnest, LVL " + profile.level() + ".")
                .with("cards", "keep")
                .warning(warning(copy.old() || written == null ? copy : written));
        ProfilePage page = new ProfilePage(
                frame, profile, written == null ? null : written.value(), query.paged(), ledger.prices());
        return Answer.forEverybody(View.render(out -> JteprofileGenerated.render(out, null, page)));
    }

    private Kept.@Nullable Copy<ArticleList> writtenBy(ListQuery query) {
        try {
            return articles.list(query);
        } catch (RemoteUnavailable e) {
            return null; // the person is shown all the same, and the page says what is missing
        }
    }

    @GetMapping("/levels")
    ResponseEntity<String> levels() {
        Frame frame = Frame.of(site, "Levels · Earnest", "/levels")
                .describedAs("What every level opens, and how experience is earned.")
                .with("levels");
        LevelsPage page = new LevelsPage(frame, profiles.levels(), profiles.avatars(), ledger.prices());
        return Answer.forEverybody(View.render(out -> JtelevelsGenerated.render(out, null, page)));
    }

    @GetMapping("/economy")
    ResponseEntity<String> economy() {
        Kept.Copy<Economy> copy = ledger.economy();
        Frame frame = Frame.of(site, "The economy · Earnest", "/economy")
                .describedAs("Every Twei that was ever issued, and where it is now.")
                .in("economy")
                .warning(warning(copy));
        EconomyPage page =
                new EconomyPage(frame, copy.value(), ledger.prices(), ledger.days(), ledger.tariffs(), ledger.log());
        return Answer.forEverybody(View.render(out -> JteeconomyGenerated.render(out, null, page)));
    }

    @GetMapping("/sign-in")
    ResponseEntity<String> signIn(@RequestParam(required = false) @Nullable String next) {
        return Answer.forEverybody(signPages.signIn(SignForm.empty(next)));
    }

    @GetMapping("/sign-up")
    ResponseEntity<String> signUp(@RequestParam(required = false) @Nullable String next) {
        return Answer.forEverybody(signPages.signUp(SignForm.empty(next)));
    }

    @GetMapping("/recover")
    ResponseEntity<String> recover(@RequestParam(required = false) @Nullable String next) {
        return Answer.forEverybody(signPages.recover(SignForm.empty(next)));
    }

    /** The one address that the page has, with what stood behind the old one. */
    static ResponseEntity<byte[]> moved(String path, HttpServletRequest request) {
        String query = request.getQueryString();
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, query == null ? path : path + "?" + query)
                .cacheControl(CacheControl.noCache())
                .build();
    }

    static @Nullable String warning(Kept.Copy<?> copy) {
        return copy.old()
                ? "This is the page as it was at " + Words.minute(copy.at())
                        + ". What it comes from can't be reached at the moment; it will be up to date again as soon as"
                        + " it can."
                : null;
    }
}
