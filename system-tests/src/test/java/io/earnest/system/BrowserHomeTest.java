package io.earnest.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people come back to: whom they follow, what they mean to read, what they have read, and where they stand. */
@BesideOthers
@org.junit.jupiter.api.parallel.ResourceLock(Browsers.ONE_AT_A_TIME)
class BrowserHomeTest {
    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private final World world = World.shared();

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void whomOneFollowsHasAnOrderOfTheirOwnAndNobodyIsTold(int width) {
        Person ada = world.author("ada");
        String article = world.publish(ada, "By somebody who is followed " + width);
        Person rita = world.newcomer("rita");
        Visitor visitor = browsers.at(width, "rita" + width);
        Page page = visitor.page();
        visitor.signIn(rita.handle);
        visitor.open("/");
        link(page, "Following").first().click();
        assertThat(page.getByText("You follow nobody yet")).isVisible();
        visitor.look("following-empty");

        visitor.open("/articles/" + article);
        Locator follow = button(page, "Follow ");
        assertThat(follow).isVisible();
        follow.click();
        assertThat(button(page, "Following ")).isVisible();
        assertThat(page).hasURL(Pattern.compile("/articles/"));
        page.reload();
        assertThat(button(page, "Following ")).isVisible();
        visitor.look("article-followed");

        visitor.open("/?sort=following");
        assertThat(page.locator("[data-card='" + article + "']")).isVisible();
        visitor.look("following");

        visitor.open("/profiles/" + ada.handle);
        assertThat(button(page, "Following")).isVisible();
        assertThat(page.getByRole(AriaRole.MAIN).getByText(rita.handle)).hasCount(0);
        visitor.look("profile-followed");

        visitor.open("/settings#following");
        Locator kept = page.locator("[data-followed]");
        assertThat(kept).containsText("@" + ada.handle);
        visitor.look("settings-following");
        kept.getByRole(AriaRole.BUTTON).first().click();
        assertThat(kept.getByRole(AriaRole.BUTTON).first()).hasText(Pattern.compile("^Follow:"));
        assertThat(rita.get("/api/me/following").is(200).json().at("/authors")).isEmpty();
        visitor.sawNoTrouble();
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void whatIsReadLaterWaitsOnAListAndIsSuggestedNext(int width) {
        String now = world.imported("Read at once " + width);
        Person ada = world.author("ada");
        String later = world.publish(ada, "Read a while later " + width);
        Person rita = world.newcomer("rita");
        Visitor visitor = browsers.at(width, "later" + width);
        Page page = visitor.page();
        visitor.signIn(rita.handle);
        visitor.open("/reading-list");
        assertThat(page.getByText("Nothing to read later")).isVisible();
        visitor.look("reading-list-empty");

        visitor.open("/profiles/" + ada.handle);
        Locator card = page.locator("[data-card='" + later + "']");
        card.getByRole(AriaRole.BUTTON).click();
        assertThat(card.getByRole(AriaRole.BUTTON)).containsText("On your list");
        page.reload();
        assertThat(card.getByRole(AriaRole.BUTTON)).containsText("On your list");
        visitor.look("profile-with-list");

        visitor.open("/articles/" + now);
        ArticleView view = new ArticleView(page);
        view.hasReadAtLeast(14);
        view.scrollThrough();
        view.wasPaid("1 Twei");
        Locator next = page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Read next"));
        assertThat(next.getByRole(AriaRole.LISTITEM).first()).containsText("Read a while later " + width);
        assertThat(next.getByRole(AriaRole.LISTITEM).first()).containsText("on your reading list");

        visitor.open("/history");
        assertThat(page.locator("[data-history]")).containsText("Read at once " + width);
        assertThat(page.locator("[data-history] tbody tr").first()).containsText("+1");
        visitor.look("history");

        visitor.open("/reading-list");
        assertThat(page.locator("[data-card='" + later + "']")).isVisible();
        visitor.look("reading-list");
        page.locator("[data-card='" + later + "']").getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("[data-card='" + later + "']").getByRole(AriaRole.BUTTON))
                .containsText("Read later");
        assertThat(rita.get("/api/me/reading-list").is(200).json().at("/items")).isEmpty();
        visitor.sawNoTrouble();
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void theFirstPageSaysWhereOneStandsAndGoesOnWithWhatWasBegun(int width) {
        String article = world.imported("Begun and left " + width);
        Person rita = world.newcomer("rita");
        rita.post("/api/articles/" + article + "/readings", "{}").is(201);
        Visitor visitor = browsers.at(width, "stands" + width);
        Page page = visitor.page();
        visitor.signIn(rita.handle);
        visitor.open("/");
        Locator today = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Where you stand"));
        assertThat(today).containsText("20 Twei");
        assertThat(today).containsText("LVL 1");
        assertThat(today).containsText("20 XP to LVL 2");
        assertThat(today).containsText("LVL 2 opens giving a plus.");
        assertThat(today).containsText("Go on with Begun and left " + width);
        assertThat(today.getByRole(AriaRole.PROGRESSBAR)).isVisible();
        visitor.look("front-standing");
        today.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Begun and left " + width))
                .click();
        page.waitForURL("**/articles/*" + article);
        visitor.sawNoTrouble();
    }

    @Test
    void allOfItWorksWithoutScripts() {
        Person ada = world.author("ada");
        String article = world.publish(ada, "Followed without a script");
        Person rita = world.newcomer("rita");
        Visitor visitor = browsers.withoutScripts("noscript");
        Page page = visitor.page();
        visitor.open("/sign-in?next=/articles/" + article);
        visitor.fillsIn(rita.handle, Person.PASSWORD);
        assertThat(page).hasURL(Pattern.compile("^[^?]*/articles/[^/?]*" + article + "$"));
        button(page, "Read later").click();
        assertThat(page).hasURL(Pattern.compile("/reading-list$"));
        assertThat(page.locator("[data-card='" + article + "']")).isVisible();
        visitor.look("reading-list");
        page.locator("[data-card='" + article + "']").getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByText("Nothing to read later")).isVisible();

        visitor.open("/profiles/" + ada.handle);
        button(page, "Follow").click();
        assertThat(page).hasURL(Pattern.compile("/settings/following$"));
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("@" + ada.handle);
        visitor.look("settings-following");
        visitor.open("/?sort=following");
        assertThat(page.locator("[data-card='" + article + "']")).isVisible();
        visitor.open("/wallet/charts");
        assertThat(page.getByText("Your balance", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        visitor.look("wallet-charts");
    }

    @Test
    void theWalletAsksForAllTitlesAtOnce() {
        Person rita = world.newcomer("rita");
        List<String> articles = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            articles.add(world.imported("Named with others " + i));
            world.read(rita, articles.getLast());
        }
        Visitor visitor = browsers.desktop("titles");
        Page page = visitor.page();
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        visitor.signIn(rita.handle);
        visitor.open("/wallet");
        for (int i = 0; i < 2; i++) {
            assertThat(page.locator("[data-entries]").getByText("Named with others " + i))
                    .isVisible();
        }
        visitor.untilAllIsThere();
        assertThat(asked.stream().filter(url -> url.contains("/api/articles/titles")))
                .hasSizeLessThanOrEqualTo(2);
        assertThat(asked).noneMatch(url -> articles.stream().anyMatch(id -> url.endsWith("/api/articles/" + id)));
        visitor.sawNoTrouble();
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, String begins) {
        return page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + begins)))
                .first();
    }
}
