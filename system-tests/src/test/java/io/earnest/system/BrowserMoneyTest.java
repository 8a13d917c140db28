package io.earnest.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What people see of their money in a real browser: when it comes, where it came from, and why it did not come. */
@BesideOthers
@org.junit.jupiter.api.parallel.ResourceLock(Browsers.ONE_AT_A_TIME)
class BrowserMoneyTest {
    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private final World world = World.shared();

    @Test
    void theMomentOfPaymentSaysWhatHowMuchAndWhatItOpensAndOfflineTakesNothingOfTheRing() {
        String tag = "moment-" + UUID.randomUUID().toString().substring(0, 8);
        String article = world.imported("Paid in a moment", tag);
        String other = world.imported("To be read behind it", tag);
        Visitor max = browsers.phone("max");
        Page page = max.page();
        max.signUp();
        page.waitForURL("**/levels?welcome");
        max.open("/articles/" + article);
        ArticleView view = new ArticleView(page);
        view.hasReadAtLeast(5);

        // Another article asks before it takes the place of this one.
        max.open("/articles/" + other);
        Locator panel = view.readToEarn();
        assertThat(panel).containsText("You are still reading \u201cPaid in a moment\u201d");
        assertThat(panel.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Read this one instead")))
                .isVisible();
        panel.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Back to the other"))
                .click();
        page.waitForURL("**/articles/*" + article);
        view.hasReadAtLeast(3);
        page.context().setOffline(true);
        page.waitForTimeout(13_000);
        assertThat(view.ring().getAttribute("aria-label"))
                .as("the ring stands where it was")
                .doesNotStartWith("0:00");
        page.context().setOffline(false);
        view.scrollThrough();
        view.wasPaid("1 Twei");

        Locator moment = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("You have read it"));
        assertThat(moment).containsText("+1 Twei for reading Paid in a moment.");
        assertThat(moment).containsText("+30 XP You have reached LVL 2. It opens giving a plus.");
        assertThat(moment.getByRole(AriaRole.STATUS)).containsText("+1 Twei");
        Locator next = page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Read next"));
        assertThat(next.getByRole(AriaRole.LINK).first()).isVisible();
        assertThat(next).not().containsText("Paid in a moment");
        assertThat((Boolean) page.evaluate("""
                () => {
                  const place = (selector) => document.querySelector(selector).getBoundingClientRect().top;
                  return place("[data-moment]") < place("#rating") && place("#rating") < place("[data-next-reads]");
                }
                """))
                .as("what was paid, then plus and minus, then what to read next")
                .isTrue();
        max.look("payment-moment");
        view.plus().click();
        assertThat(view.rated()).containsText("You gave a plus");
        assertThat(view.rated()).isFocused();

        max.open("/?tag=" + tag);
        Locator card = page.locator("[data-card='" + article + "']");
        assertThat(card).containsText("Read, paid 1 Twei");
        assertThat(page.locator("[data-card='" + other + "']")).containsText("pays 1 Twei");
        assertThat(page.locator("[data-card='" + other + "']")).not().containsText("0 comments");
    }

    @Test
    void aWalletGroupsByDayAndArticleAndCallsAReversalOneAndSaysWhyNothingWasPaid() {
        Person ada = world.author("ada");
        String article = world.publish(ada, "Worth taking back");
        Person fan = world.atLevel("fan", 13);
        String comment = world.comment(fan, article, "To be found again.", "leonardo")
                .is(201)
                .at("/id");
        world.vote(ada, comment, "DISLIKE");
        Person liker = world.atLevel("liker", 5);
        world.vote(liker, comment, "LIKE").is(200);
        reverse("comment-posted", article, fan);

        Visitor visitor = browsers.desktop("fan");
        Page page = visitor.page();
        visitor.signIn(fan.handle);
        visitor.open("/wallet");
        Locator entries = page.locator("[data-entries]");
        Locator reversal = entries.locator("tr[data-activity='reversed']").first();
        assertThat(reversal).containsText("Reversal: Comment Tributes");
        assertThat(reversal).containsText("An operator took back the entry of");
        Locator undone = reversal.getByRole(
                AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^the entry of")));
        assertThat(page.locator(undone.getAttribute("href"))).containsText("\u22124");
        Locator grant = entries.locator("tr[data-activity='profile-signed-up']");
        assertThat(grant).containsText("Given, not earned.");
        assertThat(entries.locator("tr.under").getByText("Worth taking back").first())
                .isVisible();
        Locator liked = entries.locator("tr[data-activity='comment-liked']")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("the comment"));
        assertThat(liked)
                .hasAttribute(
                        "href", Pattern.compile("/articles/" + article + "/comments/" + comment + "#c-" + comment));
        Locator charts = page.locator("[data-charts]");
        assertThat(charts.getByText("Your balance", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        charts.getByText("Your balance as a table").click();
        assertThat(charts.getByRole(AriaRole.TABLE).first()).containsText("Granted");
        visitor.look("wallet-grouped");

        Visitor writer = browsers.phone("ada");
        writer.signIn(ada.handle);
        writer.open("/articles/" + article);
        assertThat(writer.page().locator("#reading")).containsText("Reading it pays you nothing.");
        visitor.sawNoTrouble();
    }

    @Test
    void aReportBeginsWithItsTotalAndItsChartAndCanBeKept() throws IOException {
        Person ada = world.author("ada");
        String article = world.publish(ada, "Drawn as a waterfall");
        Person fan = world.atLevel("fan", 13);
        world.comment(fan, article, "A word.", "leonardo").is(201);
        String report = ada.post("/api/articles/" + article + "/pnl-reports", "{}")
                .is(201)
                .at("/id");
        Visitor visitor = browsers.phone("ada");
        Page page = visitor.page();
        visitor.signIn(ada.handle);
        visitor.open("/reports");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("\u221220");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Report of ")))
                .click();
        page.waitForURL("**/reports/" + report);
        Locator chart = page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("From profit to total"));
        assertThat(chart.getByRole(AriaRole.ROW)).hasText(new Pattern[] {
            Pattern.compile("Line.*"),
            Pattern.compile("\\s*Comment Rewards\\s*\\+1\\s*1\\s*"),
            Pattern.compile("\\s*Post Publish Tribute\\s*\u221220\\s*\u221219\\s*"),
            Pattern.compile("\\s*PnL Reports\\s*\u22121\\s*\u221220\\s*"),
            Pattern.compile("\\s*Total Twei Earned\\s*\u221220\\s*\u221220\\s*"),
        });
        assertThat((Boolean) page.evaluate("""
                () => document.querySelector(".grand").getBoundingClientRect().top < document.querySelector("details[data-line]").getBoundingClientRect().top
                """)).as("the total stands first").isTrue();
        visitor.look("report-waterfall");
        Download json =
                page.waitForDownload(() -> page.getByText("Download as JSON").click());
        JsonNode kept = Json.parse(Files.readString(json.path()));
        assertThat(kept.path("id").asString()).isEqualTo(report);
        assertThat(kept.path("total").asLong()).isEqualTo(-20);
        Download csv =
                page.waitForDownload(() -> page.getByText("Entries as CSV").click());
        assertThat(Files.readString(csv.path())).contains("PUBLISH_TRIBUTE,Post Publish Tribute,-20");
        visitor.sawNoTrouble();
    }

    private void reverse(String activity, String article, Person person) {
        JsonNode entries = world.operator()
                .get("/api/admin/entries?handle=" + person.handle + "&articleId=" + article)
                .is(200)
                .json()
                .path("items");
        String entry = entries.valueStream()
                .filter(e -> e.path("activity").asString().equals(activity))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        Answer reversed =
                world.operator().post("/api/admin/reversals", Json.of("entryId", entry, "note", "for a test"));
        assertThat(reversed.status()).as(reversed.text()).isIn(200, 201, 202);
    }
}
