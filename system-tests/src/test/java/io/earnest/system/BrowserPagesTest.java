package io.earnest.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.earnest.chassis.testing.Hostile;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages around the article in a real browser, on a phone. */
@Alone
@Hostile
class BrowserPagesTest {
    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private final World world = World.shared();

    @Test
    void anAuthorWritesPublishesAndIsRefusedWhatTheyCannotPay() {
        Person ada = world.author("ada");
        Visitor writer = browsers.phone("ada");
        Page page = writer.page();
        writer.signIn(ada.handle);
        writes(writer, "Written on a phone", "Some words.\n\n## A heading\n\n- and a *point*\n");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Preview").setExact(true))
                .click();
        Locator preview = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Preview"));
        assertThat(preview.getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName("A heading")))
                .isVisible();
        assertThat(preview.locator("em")).hasText("point");
        writer.look("write");
        Locator publish = publish(page);
        assertThat(publish).containsText("costs you 20 Twei, to the treasury");
        publish.click();
        assertThat(page.getByText("It cost you 20 Twei, to the treasury")).isVisible();
        writer.hasTwei(0);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Read it as others do"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Written on a phone")))
                .isVisible();

        writes(writer, "One too many", "There is no money left for this.");
        publish(page).click();
        assertThat(page.getByText("That costs 20 Twei and you have 0. Nothing was charged."))
                .isVisible();
        writer.look("write-refused");
        writer.open("/drafts");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("One too many");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("Written on a phone");
        writer.look("drafts");
        assertThat(ada.balance()).isZero();
        writer.sawNoTroubleBut(402);
    }

    @Test
    void whoSignsInStaysOnThisSiteWhateverTheLinkSays() {
        Person rita = world.newcomer("rita");
        Visitor visitor = browsers.phone("rita");
        Page page = visitor.page();
        for (String next : List.of(
                "/.//evil.example/x",
                "//evil.example/x",
                "/%5Cevil.example",
                "https://evil.example/x",
                "/x/..//evil.example")) {
            visitor.open("/sign-in?next=" + next);
            visitor.fillsIn(rita.handle, Person.PASSWORD);
            page.waitForURL(address -> !address.contains("/sign-in"));
            assertThat(page.url()).as(next).isEqualTo(world.url() + "/");
        }
        visitor.open("/sign-in?next=/wallet%3FarticleId=a%23x");
        visitor.fillsIn(rita.handle, Person.PASSWORD);
        page.waitForURL(world.url() + "/wallet**");
    }

    @Test
    void everyPageFitsAPhoneAndWorksWithoutTrouble() {
        Person uwe = world.author("uwe");
        world.publish(
                uwe,
                "A title of many words, Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft");
        Person pia = world.atLevel("pia", 15);
        Visitor visitor = browsers.phone("pia");
        Page page = visitor.page();
        for (String path : List.of("/", "/sign-in", "/sign-up", "/levels", "/economy")) {
            visitor.open(path);
            visitor.look("out" + path.replace('/', '-'));
        }
        visitor.signIn(pia.handle);
        for (String path : List.of(
                "/",
                "/?sort=top",
                "/?q=title",
                "/write",
                "/drafts",
                "/wallet",
                "/settings",
                "/levels",
                "/economy",
                "/profiles/" + pia.handle)) {
            visitor.open(path);
            visitor.hasTwei(20);
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                            .first())
                    .isAttached();
            visitor.look("in" + path.replaceAll("[^a-z]+", "-"));
        }
        visitor.open("/profiles/" + uwe.handle);
        BoundingBox title = page.getByRole(
                        AriaRole.HEADING, new Page.GetByRoleOptions().setName("A title of many words"))
                .first()
                .boundingBox();
        assertThat(title.x + title.width)
                .as("the longest word of a title is broken, not cut off")
                .isLessThanOrEqualTo(390);
        page.getByLabel("Your menu").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in")))
                .isVisible();
        visitor.sawNoTrouble();
    }

    @Test
    void whoseSignUpIsAnsweredByNobodySendsItAgainAndASettingsPageWithoutProfilesSaysSo() {
        Visitor lena = browsers.phone("lena");
        Page page = lena.page();
        AtomicBoolean lost = new AtomicBoolean();
        page.route("**/api/profiles", route -> {
            if (lost.compareAndSet(false, true)) {
                route.fetch();
                route.abort();
            } else {
                route.resume();
            }
        });
        lena.signUp();
        assertThat(page.getByText("No answer came.")).isVisible();
        page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign up"))
                .click();
        page.waitForURL("**/levels?welcome");

        page.route(
                "**/api/me",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setContentType("application/problem+json")
                        .setBody("{\"type\": \"/problems/unavailable\", \"service\": \"profile-service\"}")));
        lena.open("/settings");
        assertThat(page.getByText("The profile service can\u2019t be reached at the moment."))
                .hasCount(2);
        assertThat(page.locator(".sk")).hasCount(0);
        lena.look("settings-down");
    }

    private static void writes(Visitor writer, String title, String text) {
        writer.open("/write");
        Page page = writer.page();
        page.getByLabel("Title", new Page.GetByLabelOptions().setExact(true)).fill(title);
        page.getByLabel("Tags").fill("phones, writing");
        page.getByLabel("Text, in Markdown").fill(text);
        assertThat(page.getByText(Pattern.compile("^Saved\\. Only you can see it\\.")))
                .isVisible();
    }

    private static Locator publish(Page page) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Publish")));
    }
}
