package io.earnest.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Forms without their script, and pages without their person. */
@BesideOthers
@ResourceLock(Browsers.ONE_AT_A_TIME)
class BrowserFormsTest {
    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private final World world = World.shared();

    @Test
    void whoRunsNoScriptsSignsUpAndInAndNoPasswordStandsInAnAddress() {
        Visitor visitor = browsers.withoutScripts("noscript");
        Page page = visitor.page();
        String handle = "noscript-" + Long.toString(System.nanoTime(), 36);
        visitor.open("/sign-up?next=/economy");
        page.getByLabel("Handle").fill(handle);
        page.getByLabel("Password").fill("short");
        main(page, "Sign up").click();
        assertThat(page.getByLabel("Handle")).hasValue(handle);
        assertThat(page.getByLabel("Password")).hasValue("");
        assertThat(page.locator("[data-error=password]")).not().isEmpty();
        visitor.look("sign-up-refused");
        page.getByLabel("Password").fill(Person.PASSWORD);
        main(page, "Sign up").click();
        assertThat(page).hasURL(Pattern.compile("/economy$"));

        visitor.open("/sign-in?next=/wallet");
        visitor.fillsIn(handle, "wrong horse battery");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("don't go together");
        assertThat(page).hasURL(Pattern.compile("/sign-in$"));
        visitor.look("sign-in-refused");
        visitor.fillsIn(handle, Person.PASSWORD);
        assertThat(page).hasURL(Pattern.compile("/wallet$"));
    }

    @Test
    void whoIsFasterThanTheScriptIsSignedInOnTheNextPage() {
        Person rita = world.newcomer("rita");
        Visitor visitor = browsers.desktop("fast");
        Page page = visitor.page();
        page.route("**/js/sign.js", Route::abort);
        visitor.open("/sign-in?next=/levels");
        visitor.fillsIn(rita.handle, Person.PASSWORD);
        assertThat(page).hasURL(Pattern.compile("/levels$"));
        visitor.hasTwei(20);
        page.reload();
        visitor.hasTwei(20);
    }

    @Test
    void goingBackAfterSigningOutShowsNoWallet() {
        Person rita = world.newcomer("rita");
        Visitor visitor = browsers.desktop("back");
        Page page = visitor.page();
        visitor.signIn(rita.handle);
        visitor.open("/levels");
        visitor.hasTwei(20);
        visitor.open("/wallet");
        assertThat(page.locator("[data-figure=balance]")).hasText("20");
        page.getByLabel("Your menu").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(page.getByRole(AriaRole.BANNER)
                        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Sign in")))
                .isVisible();
        // On the wallet's page the link shows a moment before it is left.
        assertThat(page).hasURL(world.url() + "/");
        page.goBack();
        assertThat(page).hasURL(Pattern.compile("/sign-in\\?next=%2Fwallet$"));
        page.goBack();
        assertThat(visitor.pill()).isHidden();
    }

    @Test
    void aReportOpensWithoutAndWithTheLineThatItsAddressNames() {
        Person rita = world.newcomer("rita");
        Visitor visitor = browsers.phone("report");
        Page page = visitor.page();
        page.route(
                "**/api/pnl-reports/r1*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("""
                        {"id": "r1", "articleId": "a1", "price": 1, "total": -1, "profitSubtotal": 0, "lossSubtotal": 1,
                         "profit": [], "loss": [], "asOf": {"at": "2026-01-02T03:04:05Z", "block": 7, "index": 0}}""")));
        page.route(
                "**/api/articles/a1",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"title\": \"An article\"}")));
        page.route(
                "**/reports/r1/chart",
                route -> route.fulfill(
                        new Route.FulfillOptions().setContentType("text/html").setBody("<p>Drawn</p>")));
        visitor.signIn(rita.handle);
        visitor.open("/reports/r1");
        assertThat(page.locator("[data-sum=total]")).hasText("−1");
        assertThat(page.getByText("In the ledger")).isVisible();
        visitor.sawNoTrouble();
    }

    private static Locator main(Page page, String button) {
        return page.getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button));
    }
}
