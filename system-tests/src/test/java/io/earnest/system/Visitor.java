package io.earnest.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody at a browser. Everything that goes wrong on their pages, seen by them or not, is remembered. */
final class Visitor {
    private static final System.Logger LOG = System.getLogger(Visitor.class.getName());
    private static final double QUIET_MILLIS = 5_000;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final String name;
    private final BrowserContext context;
    private final boolean scripts;
    private final List<String> troubles = new ArrayList<>();
    private final Page page;

    Visitor(String name, BrowserContext context, boolean scripts) {
        this.name = name;
        this.scripts = scripts;
        this.context = context;
        this.page = newTab();
    }

    Page page() {
        return page;
    }

    /** Another tab with the same cookies. */
    Page newTab() {
        Page tab = context.newPage();
        tab.onConsoleMessage(message -> {
            // The refusals of the Content-Security-Policy arrive here, too.
            if (message.type().equals("error")) {
                troubles.add("console on " + tab.url() + ": " + message.text() + " (" + message.location() + ")");
            }
        });
        tab.onPageError(error -> troubles.add("script on " + tab.url() + ": " + error));
        tab.onRequestFailed(request -> {
            if (!isLeftBehind(request)) {
                troubles.add("request " + request.method() + " " + request.url() + ": " + request.failure());
            }
        });
        tab.onResponse(response -> {
            if (response.status() >= 400) {
                troubles.add("answer " + response.status() + " to "
                        + response.request().method() + " " + response.url());
            }
        });
        return tab;
    }

    /** What was under way when the page was left, and the scripts that a visitor without scripts does not want. */
    private boolean isLeftBehind(Request request) {
        return "net::ERR_ABORTED".equals(request.failure())
                || ("csp".equals(request.failure()) && request.resourceType().equals("script") && !scripts);
    }

    void open(String path) {
        page.navigate(path);
    }

    /** Fills in the form as a newcomer does; ends on the page that welcomes. */
    String signUp() {
        String handle = name + "-" + Long.toString(System.nanoTime(), 36);
        open("/");
        page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Sign up"))
                .first()
                .click();
        page.getByLabel("Handle").fill(handle);
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(false)).fill(name);
        page.getByLabel("Password").fill(Person.PASSWORD);
        look("sign-up");
        page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign up"))
                .click();
        return handle;
    }

    void signIn(String handle) {
        signIn(handle, Person.PASSWORD);
    }

    void signIn(String handle, String password) {
        open("/sign-in");
        fillsIn(handle, password);
        assertThat(pill()).isVisible();
        // Else the next page that is opened meets the one that follows the sign-in.
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    /** What the form for signing in asks for, wherever one came to it from. */
    void fillsIn(String handle, String password) {
        page.getByLabel("Handle").fill(handle);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.MAIN)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
    }

    /** The balance that every page shows. */
    Locator pill() {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Wallet: ")));
    }

    void hasTwei(int balance) {
        assertThat(pill()).hasText(Pattern.compile("^\\s*Wallet:\\s*" + balance + "\\s+Twei\\s*$"));
    }

    /** Nothing sticks out at the side when all is there; leaves a picture for people to look at. */
    void look(String what) {
        untilQuiet();
        int room = page.viewportSize().width;
        Object width = page.evaluate("document.scrollingElement.scrollWidth");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(what + "-" + name + ".png"))
                .setFullPage(true));
        assertThat(((Number) width).intValue())
                .as(page.url() + " scrolls sideways for " + name)
                .isLessThanOrEqualTo(room);
    }

    /** Nothing more comes, and no room is kept any more for what would. */
    void untilAllIsThere() {
        untilQuiet();
        if (scripts && !page.url().contains("/api/docs")) {
            page.waitForCondition(
                    () -> page.locator("main .sk:visible").count() == 0,
                    new Page.WaitForConditionOptions().setTimeout(QUIET_MILLIS));
        }
    }

    /** A picture is better of a page to which nothing more comes, but some are never quiet, and a lost event is no fault. */
    private void untilQuiet() {
        page.waitForLoadState(LoadState.LOAD);
        page.evaluate("document.fonts.ready");
        try {
            page.waitForLoadState(LoadState.NETWORKIDLE, new Page.WaitForLoadStateOptions().setTimeout(QUIET_MILLIS));
        } catch (TimeoutError busy) {
            LOG.log(System.Logger.Level.INFO, "{0} is not quiet", page.url());
        }
    }

    /** No script failed, nothing was forbidden by policy, and every request got a good answer. */
    void sawNoTrouble() {
        assertThat(troubles).as("what went wrong on the pages of " + name).isEmpty();
    }

    /** The same, but for refusals with this status, which they asked for. */
    void sawNoTroubleBut(int status) {
        assertThat(troubles)
                .as("what went wrong on the pages of " + name)
                .allMatch(t -> t.contains(" " + status + " "));
    }

    void leave() {
        context.close();
    }
}
