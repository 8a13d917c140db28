package io.earnest.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From a reader's report to the operator's decision, and back to what the reader sees. */
@Alone
class BrowserModerationTest {
    private static final String HARMLESS = "I read it twice, it is that short";
    private static final String SPAM = "Cheap watches, write to me";

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private final World world = World.shared();

    @Test
    void anOperatorKeepsOneCommentRemovesAnotherAndSuspendsItsWriter() {
        String article = world.imported("Watched over");
        world.comment(world.atLevel("cleo", 13), article, HARMLESS, "raphael").is(201);
        Person seller = world.atLevel("seller", 13);
        world.comment(seller, article, SPAM, "leonardo").is(201);

        Visitor flagger = browsers.phone("flagger");
        flagger.signIn(world.newcomer("flagger").handle);
        flagger.open("/articles/" + article);
        ArticleView seen = new ArticleView(flagger.page());
        reports(seen, HARMLESS, "It attacks somebody");
        reports(seen, SPAM, "Spam or advertising");
        flagger.open("/moderation");
        assertThat(flagger.page().getByText("This page is for moderators and operators."))
                .isVisible();
        assertThat(flagger.page().getByLabel("Flagged comments")).isHidden();

        Visitor operator = browsers.desktop("operator");
        operator.signIn(EarnestSystem.OPERATOR, EarnestSystem.OPERATOR_PASSWORD);
        Page page = operator.page();
        page.getByLabel("Your menu").click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Moderation"))
                .click();
        Locator harmless = flagged(page, HARMLESS);
        Locator spam = flagged(page, SPAM);
        assertThat(harmless).containsText("It attacks somebody 1");
        assertThat(spam).containsText("Leonardo");
        assertThat(page.getByRole(AriaRole.MAIN)).not().containsText(seller.handle);
        operator.look("moderation");

        ArticleView.button(spam, "Remove").click();
        assertThat(spam).containsText("Please say why");
        decides(harmless, "Keep", "harmless");
        decides(spam, "Remove", "spam");
        Locator queue = page.getByLabel("Flagged comments");
        assertThat(queue.getByText("Kept.")).isVisible();
        assertThat(queue.getByText("Removed.")).isVisible();

        part(page, "Audit").click();
        Locator removal = page.getByLabel("Audit").getByRole(AriaRole.LISTITEM).first();
        assertThat(removal).containsText("Comment removed");
        assertThat(removal).containsText("“spam”");
        operator.look("audit");
        removal.getByRole(AriaRole.LINK, named("Suspend the writer")).click();
        assertThat(page.getByLabel("Who", new Page.GetByLabelOptions().setExact(true)))
                .hasValue(Pattern.compile("^comment:[0-9a-z]{20}$"));
        page.getByLabel("Why").and(page.locator("textarea")).fill("sells watches");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Suspend").setExact(true))
                .click();
        assertThat(page.getByText("Whoever wrote that comment is suspended.")).isVisible();
        operator.look("suspension");
        Person suspended = Person.signIn(world.url(), seller.handle, Person.PASSWORD);
        assertThat(suspended.get("/api/notifications").is(200).text())
                .contains("account-suspended", "sells watches", "comment-removed");
        suspended.post("/api/previews", Json.of("body", "more watches")).isProblem(403, "suspended");

        // A page that somebody saw before is shown again for some seconds.
        await().atMost(20, TimeUnit.SECONDS).until(() -> {
            flagger.open("/articles/" + article);
            return !seen.comment(SPAM).isVisible();
        });
        assertThat(seen.comment(HARMLESS)).isVisible();
        assertThat(seen.comments()).containsText("1 Comment");
        flagger.look("moderated");
        flagger.sawNoTrouble();
        operator.sawNoTrouble();
    }

    @Test
    void whoIsNotSignedInIsAskedToSignInFirst() {
        Visitor stranger = browsers.desktop("stranger");
        stranger.open("/moderation");
        assertThat(stranger.page()).hasURL(Pattern.compile("/sign-in\\?next=%2Fmoderation$"));
        stranger.sawNoTrouble();
    }

    private static void reports(ArticleView view, String comment, String reason) {
        ArticleView.button(view.comment(comment), "Flag").click();
        Locator dialog = view.page().getByRole(AriaRole.DIALOG);
        dialog.getByLabel(reason).check();
        ArticleView.button(dialog, "Flag").click();
        assertThat(view.comment(comment)).containsText("The moderators will read it.");
    }

    private static void decides(Locator flagged, String decision, String note) {
        flagged.getByLabel("Why").fill(note);
        ArticleView.button(flagged, decision).click();
        // Folded to one sentence: its text is gone from the list.
        assertThat(flagged).hasCount(0);
    }

    private static Locator flagged(Page page, String comment) {
        return page.getByLabel("Flagged comments")
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(comment));
    }

    private static Locator part(Page page, String name) {
        return page.getByLabel("Parts of moderation").getByRole(AriaRole.LINK, named(name));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
