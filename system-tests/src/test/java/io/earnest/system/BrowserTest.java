package io.earnest.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The main job in a real browser: what two people see and press, one at a desk and one on a phone. */
@BesideOthers
@ResourceLock(Browsers.ONE_AT_A_TIME)
class BrowserTest {
    /** Few words, so that 15 seconds are enough, and taller than any screen, so that one has to scroll. */
    private static final String TALL_BODY = """
            A few words with much air between them, *to be scrolled*.

            ## What is needed

            %s
            ## What is not

            %s
            > Nobody reads what is not worth it.

            ```
            a line of code that is certainly wider than any telephone can show without being scrolled by itself, alone
            ```

            That is all.
            """.formatted("- A point\n\n".repeat(12), "1. A **step**\n\n".repeat(12));

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private final World world = World.shared();

    @Test
    void twoPeopleReadRateTalkAndSeeWhatItBroughtThem() {
        Person ada = world.author("ada");
        String title = "Two at once " + ada.handle;
        Visitor rita = browsers.desktop("rita");
        Visitor max = browsers.phone("max");

        String ritasHandle = comesNew(rita);
        String maxsHandle = comesNew(max);

        // Last, so that it stands on the first page, whatever others publish meanwhile.
        world.publish(ada, title, TALL_BODY);
        ArticleView ritas = opensFromList(rita, title);
        ArticleView maxs = opensFromList(max, title);
        assertThat(ritas.fact("Time to Read")).hasText("1 min");
        assertThat(ritas.fact("You earned")).hasText("None");
        ritas.showsNoNumbersYet();
        assertThat(ritas.comments()).containsText("0 Comments");
        isLocked(ritas);
        rita.look("article-new");
        max.look("article-new");

        // Both at the same time, each for the real seconds that it takes.
        ritas.hasReadAtLeast(2);
        ritas.scrollThrough();
        maxs.scrollThrough();
        ritas.hasReadAtLeast(8);
        rita.look("article-reading");
        ritas.wasPaid("1 Twei");
        maxs.wasPaid("1 Twei");
        rita.hasTwei(21);
        max.hasTwei(21);
        rita.page().reload();
        ritas.wasPaid("1 Twei");

        // The first reading has lifted both to LVL 2.
        assertThat(maxs.plus()).isEnabled();
        assertThat(maxs.plus()).containsText("the author earns 1 Twei");
        maxs.plus().click();
        assertThat(maxs.rated()).containsText("You gave a plus, worth 1 Twei");
        max.hasTwei(21);

        ritas.buyReport().click();
        assertThat(ritas.line("Earned for Reading")).hasText("1");
        assertThat(ritas.line("Earned for Pluses")).hasText("0");
        assertThat(ritas.line("PnL Reports")).hasText("1");
        assertThat(ritas.line("Profit Subtotal, Twei")).hasText("1");
        assertThat(ritas.line("Loss Subtotal, Twei")).hasText("1");
        assertThat(ritas.total()).hasText("0");
        rita.hasTwei(20);
        rita.look("article-report");

        lift(ritasHandle, 13);
        untilReloadShows(rita, ritas.commentText().and(rita.page().locator(":enabled")));
        assertThat(ritas.comments().getByText("Available from LVL 13")).isHidden();
        ritas.avatar("Leonardo").check(new Locator.CheckOptions().setForce(true));
        ritas.commentText().fill("That was *worth* the seconds.");
        assertThat(ritas.send()).containsText("costs you 4 Twei: 1 to the author, 3 to the treasury");
        rita.look("article-commenting");
        ritas.send().click();
        Locator comment = ritas.comment("That was worth the seconds.");
        assertThat(comment.getByAltText("Avatar of Leonardo")).isVisible();
        rita.hasTwei(16);
        assertThat(ritas.comments()).containsText("1 Comment");
        assertThat(ritas.total()).hasText("0");
        assertThat(ritas.profitAndLoss()).containsText("newer activity");

        lift(maxsHandle, 5);
        Locator seen = maxs.comment("That was worth the seconds.");
        untilReloadShows(max, seen);
        assertThat(seen.getByAltText("Avatar of Leonardo")).isVisible();
        Locator like = ArticleView.button(seen, "Like").first();
        untilReloadShows(max, like.and(max.page().locator(":enabled")));
        assertThat(like).containsText("you +1, commenter +1, author +1");
        like.click();
        assertThat(like).containsText("you liked it: +1 Twei");
        assertThat(like).containsText("Like 1");
        max.hasTwei(22);
        isLocked(maxs);
        max.look("article-voted");

        untilReloadShows(rita, ArticleView.button(comment, "Like").first().getByText(Pattern.compile("^Like 1$")));
        untilReloadShows(rita, rita.page().getByText("+1", new Page.GetByTextOptions().setExact(true)));
        rita.hasTwei(17);
        ritas.buyReport().click();
        assertThat(ritas.total()).hasText("−4");
        assertThat(ritas.line("Comment Tributes")).hasText("4");
        assertThat(ritas.line("Likes Commenter")).hasText("1");
        rita.hasTwei(16);
        reportAndWalletAgree(rita, ritas);
        economyAddsUp(max);
        assertThat(ada.balance()).as("a plus, a comment, a like").isEqualTo(3);

        rita.sawNoTrouble();
        max.sawNoTrouble();
    }

    /** Signs up through the form, gets the starter grant, and sees what the next levels open. */
    private static String comesNew(Visitor visitor) {
        String handle = visitor.signUp();
        visitor.hasTwei(20);
        assertThat(visitor.page().getByRole(AriaRole.MAIN)).containsText("You are LVL 1");
        Locator next = visitor.page()
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHas(visitor.page().getByText("LVL 2", exactly())));
        assertThat(next).containsText(Pattern.compile("plus", Pattern.CASE_INSENSITIVE));
        visitor.look("levels");
        return handle;
    }

    private static ArticleView opensFromList(Visitor visitor, String title) {
        visitor.open("/");
        Locator entry = visitor.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(title));
        untilReloadShows(visitor, entry);
        visitor.look("list");
        entry.click();
        assertThat(visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(title)))
                .isVisible();
        return new ArticleView(visitor.page());
    }

    private static void isLocked(ArticleView view) {
        assertThat(view.comments().getByText("Available from LVL 13")).isVisible();
        assertThat(view.commentText()).isDisabled();
        assertThat(view.avatar("Leonardo")).isDisabled();
        assertThat(view.send()).isDisabled();
    }

    /** The report's own page, a line of it opened, and the wallet say the same. */
    private static void reportAndWalletAgree(Visitor visitor, ArticleView view) {
        view.profitAndLoss()
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Comment Tributes"))
                .click();
        Page page = visitor.page();
        page.waitForURL("**/reports/**");
        Locator main = page.getByRole(AriaRole.MAIN);
        assertThat(main.locator("p", containing("Total Twei Earned"))).containsText("−4");
        assertThat(main.locator("details", starting("Likes Commenter"))).containsText("1");
        Locator tributes = main.locator("details", starting("Comment Tributes"));
        assertThat(tributes.getByRole(AriaRole.ROW).nth(1)).containsText("−4");
        visitor.look("report");

        visitor.pill().click();
        page.waitForURL("**/wallet");
        Locator amounts = page.locator("[data-entries] tbody tr td.amount:not(.wide)");
        assertThat(amounts).hasCount(6);
        assertThat(amounts).hasText(new String[] {"−1", "+1", "−4", "−1", "+1", "+20"});
        assertThat(main.locator("dl > div", containing("Balance")).first()).containsText("16");
        visitor.look("wallet");
    }

    private static void economyAddsUp(Visitor visitor) {
        visitor.open("/economy");
        assertThat(visitor.page().getByText("The sum over all accounts is 0")).isVisible();
        visitor.look("economy");
    }

    private void lift(String handle, int level) {
        world.operator()
                .post(
                        "/api/admin/experience",
                        Json.of("handle", handle, "xp", 10 * level * (level - 1), "note", "for a test"))
                .is(201);
    }

    /** What is the same for all visitors, and a level, may be some seconds old. */
    private static void untilReloadShows(Visitor visitor, Locator something) {
        await("a page that shows it")
                .pollInSameThread()
                .atMost(Duration.ofSeconds(40))
                .until(() -> {
                    visitor.page().reload();
                    try {
                        something.waitFor(new Locator.WaitForOptions().setTimeout(2_000));
                        return true;
                    } catch (TimeoutError notYet) {
                        return false;
                    }
                });
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static Locator.LocatorOptions starting(String text) {
        return new Locator.LocatorOptions().setHasText(Pattern.compile("^\\s*" + text));
    }

    private static Locator.LocatorOptions containing(String text) {
        return new Locator.LocatorOptions().setHasText(text);
    }
}
