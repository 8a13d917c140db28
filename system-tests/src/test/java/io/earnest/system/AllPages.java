package io.earnest.system;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Every page that there is, with something on it, as strangers and as a person with articles, comments and reports see it. */
final class AllPages {
    private final Person person;
    private final String slug;
    private final String comment;
    private final String report;

    private AllPages(Person person, String slug, String comment, String report) {
        this.person = person;
        this.slug = slug;
        this.comment = comment;
        this.report = report;
    }

    /** Makes what they show. The person is an operator, so that no part of a page is hidden from them. */
    static AllPages of(World world) {
        Person ada = world.author("ada");
        String article = world.publish(ada, "A page for every eye, with a longish title");
        Person reader = world.atLevel("reader", 15);
        String comment = world.comment(
                        reader, article, "Seen, *weighed* and [linked](https://example.org/).", "leonardo")
                .is(201)
                .at("/id");
        Person fan = world.atLevel("fan", 8);
        world.vote(fan, comment, "LIKE").is(200);
        String report = reader.post("/api/articles/" + article + "/pnl-reports", "{}")
                .is(201)
                .at("/id");
        world.operator()
                .put(
                        "/api/admin/profiles/" + reader.handle + "/roles",
                        Json.of("roles", List.of("author", "moderator", "operator")))
                .is(200);
        String slug = world.anonymous().get("/api/articles/" + article).is(200).at("/slug");
        reader.put("/api/me/reading-list/" + article, null).is(204);
        reader.put("/api/me/following/authors/" + ada.handle, null).is(204);
        reader.put("/api/me/following/tags/swept", null).is(204);
        return new AllPages(reader, slug, comment, report);
    }

    List<String> ofStrangers() {
        return List.of(
                "/",
                "/articles/" + slug,
                "/sign-in",
                "/sign-up",
                "/recover",
                "/levels",
                "/economy",
                "/verify",
                "/nowhere",
                "/api/docs");
    }

    List<String> ofPeople() {
        return List.of(
                "/",
                "/?q=eye",
                "/articles/" + slug,
                "/articles/" + slug + "/comments/" + comment,
                "/wallet",
                "/notifications",
                "/reports",
                "/reports/" + report,
                "/economy",
                "/levels",
                "/write",
                "/drafts",
                "/settings",
                "/settings/access",
                "/moderation",
                "/profiles/" + person.handle,
                "/articles/" + slug + "/revisions",
                "/following",
                "/reading-list",
                "/history",
                "/settings/following",
                "/wallet/charts");
    }

    Person person() {
        return person;
    }

    /** A name for files: {@code articles}, {@code reports-id}. */
    static String nameOf(String path) {
        String name = path.replaceAll("[0-9a-z-]*[0-9a-z]{20}", "id")
                .replaceAll("[^a-z]+", "-")
                .replaceAll("^-|-$", "");
        return name.isEmpty() ? "list" : name;
    }

    /** Opens each page in both themes, once it has all that it shows. */
    static List<String> inBothThemes(Visitor visitor, List<String> paths, Consumer<Page> look) {
        List<String> opened = new ArrayList<>();
        for (String path : paths) {
            visitor.open(path);
            visitor.untilAllIsThere();
            for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                // Nothing fades from one theme to the other while it is looked at.
                visitor.page()
                        .emulateMedia(new Page.EmulateMediaOptions()
                                .setColorScheme(theme)
                                .setReducedMotion(ReducedMotion.REDUCE));
                look.accept(visitor.page());
                opened.add(path + " " + theme);
            }
        }
        return opened;
    }
}
