package io.earnest.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ForcedColors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pages that everybody can use, on every screen: what rules can find (WCAG 2.2 AA), what moves by itself, and what a page weighs. */
@Alone
class BrowserAccessTest {
    /** An article and its talk, without its pictures, as it travels. */
    private static final int MOST_BYTES = 100_000;

    private static final int COMMENTS = 40;
    /** Below it, people notice nothing: a tenth of what is called good. */
    private static final double MOST_SHIFT = 0.01;

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private static AllPages pages;

    private final World world = World.shared();

    @BeforeAll
    static void somethingToShow() {
        pages = AllPages.of(World.shared());
    }

    @Test
    void aStrangersPagesBreakNoRuleInEitherTheme() {
        breaksNoRule(browsers.phone("stranger"), pages.ofStrangers());
    }

    @Test
    void aPersonsPagesBreakNoRuleInEitherTheme() {
        Visitor visitor = browsers.phone("person");
        visitor.signIn(pages.person().handle);
        breaksNoRule(visitor, pages.ofPeople());
    }

    @Test
    void onADeskTooAndWithForcedColours() {
        Visitor visitor = browsers.desktop("desk");
        visitor.signIn(pages.person().handle);
        breaksNoRule(
                visitor,
                List.of(
                        "/",
                        "/wallet",
                        "/economy",
                        pages.ofPeople().get(2),
                        pages.ofPeople().get(6),
                        "/api/docs"));
        visitor.open("/wallet");
        visitor.untilAllIsThere();
        visitor.page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        visitor.look("wallet-forced-colours");
    }

    private static void breaksNoRule(Visitor visitor, List<String> paths) {
        List<String> broken = new ArrayList<>();
        AllPages.inBothThemes(
                visitor, paths, page -> Axe.look(page).forEach(fault -> broken.add(page.url() + ": " + fault)));
        assertThat(broken).isEmpty();
    }

    @Test
    void nothingMovesByItself() {
        Visitor visitor = browsers.phone("still");
        visitor.signIn(pages.person().handle);
        Page page = visitor.page();
        page.addInitScript("""
                window.shifted = 0;
                new PerformanceObserver((list) => {
                  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
                }).observe({ type: "layout-shift", buffered: true });
                """);
        Map<String, Double> moved = new ConcurrentHashMap<>();
        for (String path : pages.ofPeople()) {
            visitor.open(path);
            visitor.untilAllIsThere();
            moved.put(path, ((Number) page.evaluate("window.shifted")).doubleValue());
        }
        assertThat(moved).allSatisfy((path, shift) -> assertThat(shift).as(path).isLessThan(MOST_SHIFT));
    }

    @Test
    void aWrongClockNeitherHidesEditNorInventsMinutes() {
        Person writer = world.atLevel("late", 13);
        String article = world.imported("By the server's clock");
        world.comment(writer, article, "Just said.", "leonardo").is(201);
        Visitor visitor = browsers.desktop("late");
        Page page = visitor.page();
        visitor.signIn(writer.handle);
        page.clock()
                .setSystemTime(System.currentTimeMillis() + Duration.ofHours(3).toMillis());
        visitor.open("/articles/" + article);
        Locator comment = new ArticleView(page).comment("Just said.");
        assertThat(comment).containsText(Pattern.compile("just now|1 min ago"));
        assertThat(ArticleView.button(comment, "Edit").first()).isVisible();
    }

    @Test
    void anArticleWithFortyCommentsIsLight() {
        Person ada = world.author("ada");
        String article =
                world.publish(ada, "Much talked about", "# A text\n\n" + "Some *plain* words to be read. ".repeat(300));
        Person writer = world.atLevel("writer", 13);
        world.operator()
                .post("/api/admin/grants", Json.of("handle", writer.handle, "twei", 4 * COMMENTS, "note", "for a test"))
                .is(201);
        for (int i = 0; i < COMMENTS; i++) {
            world.comment(writer, article, "Comment number " + i + ", with some words to it.", "leonardo")
                    .is(201);
        }
        Visitor visitor = browsers.desktop("light");
        Map<String, Long> bytes = new ConcurrentHashMap<>();
        visitor.page().onRequestFinished(request -> {
            Response response = request.response();
            if (response != null && !request.resourceType().equals("image")) {
                bytes.put(request.url(), (long) request.sizes().responseBodySize);
            }
        });
        String slug = world.anonymous().get("/api/articles/" + article).is(200).at("/slug");
        visitor.open("/articles/" + slug);
        visitor.untilAllIsThere();
        visitor.page().locator("[data-more]").getByText("More comments").click();
        visitor.page()
                .waitForCondition(
                        () -> visitor.page().locator("[data-comment]:visible").count() >= COMMENTS);
        visitor.untilAllIsThere();
        long sum = bytes.values().stream().mapToLong(Long::longValue).sum();
        System.out.println("An article with 40 comments weighs " + sum + " bytes: " + bytes);
        assertThat(sum).as("bytes of %s", bytes).isPositive().isLessThanOrEqualTo(MOST_BYTES);
    }
}
