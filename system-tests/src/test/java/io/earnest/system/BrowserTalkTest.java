package io.earnest.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Talking below an article: threads, each comment's own address, and nothing that was typed is lost. */
@BesideOthers
@ResourceLock(Browsers.ONE_AT_A_TIME)
class BrowserTalkTest {
    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private final World world = World.shared();
    private final String article = world.imported("Talked about");

    @Test
    void aThreadReadsWithoutScriptsAndEachCommentHasAnAddress() {
        Person cleo = world.atLevel("cleo", 13);
        Person dora = world.atLevel("dora", 13);
        String top = world.comment(cleo, article, "The top.", "raphael").is(201).at("/id");
        String first = reply(dora, top, "First level.");
        String second = reply(cleo, first, "Second level.");
        String third = reply(dora, second, "Third level.");
        String fourth = reply(cleo, third, "Fourth level.");

        Visitor reader = browsers.withoutScripts("reader");
        Page page = reader.page();
        reader.open("/articles/" + article);
        assertThat(page.locator("#c-" + top + " #c-" + first + " #c-" + second)).isVisible();
        reader.look("threads-without-scripts");
        page.getByRole(AriaRole.LINK, named("Continue this thread: 1 reply")).click();
        assertThat(page.locator("#c-" + second)).hasClass(Pattern.compile("\\bmarked\\b"));
        assertThat(page.locator("#c-" + second + " #c-" + third + " #c-" + fourth))
                .isVisible();
        assertThat(page.getByRole(AriaRole.LIST, named("What this comment answers")))
                .containsText("First level.");

        Visitor desk = browsers.desktop("desk");
        desk.open("/articles/" + article + "#c-" + fourth);
        assertThat(desk.page()).hasURL(Pattern.compile("/comments/" + fourth + "#c-" + fourth + "$"));
        assertThat(desk.page().locator("#c-" + fourth)).isInViewport();
        desk.look("comment-in-its-thread");
        desk.open("/articles/" + article);
        desk.page().locator("#c-" + second + " [data-do=replies]").click();
        assertThat(desk.page().locator("#c-" + third)).containsText("In reply to Raphael");
        assertThat(desk.page().locator("#c-" + fourth)).isVisible();
        desk.look("threads");
        desk.page().getByRole(AriaRole.LINK, named("Write one")).click();
        assertThat(new ArticleView(desk.page()).commentText()).isInViewport();
        Visitor phone = browsers.phone("phone");
        phone.open("/articles/" + article);
        phone.look("threads");
        desk.sawNoTrouble();
        phone.sawNoTrouble();
    }

    @Test
    void aReplyIsKeptThroughAllThatCanHappenAndSentOnce() {
        Person cleo = world.atLevel("cleo", 13);
        Person dora = world.atLevel("dora", 13);
        String top =
                world.comment(cleo, article, "Answer me.", "raphael").is(201).at("/id");
        world.comment(cleo, article, "And another.", "raphael").is(201);
        Visitor visitor = browsers.phone("dora");
        Page page = visitor.page();
        visitor.signIn(dora.handle);
        visitor.open("/articles/" + article);
        ArticleView view = new ArticleView(page);
        assertThat(view.commentText()).isEnabled();
        view.avatar("Donatello").check(new Locator.CheckOptions().setForce(true));
        view.commentText().fill("For the main box.");
        Locator comment = page.locator("#c-" + top);
        Locator text = comment.getByRole(AriaRole.TEXTBOX);
        ArticleView.button(comment, "Reply").first().click();
        text.fill("A long thought.");

        ArticleView.button(comment, "Cancel").click();
        assertThat(text).hasCount(0);
        ArticleView.button(comment, "Reply").first().click();
        assertThat(text).hasValue("A long thought.");
        page.reload();
        assertThat(text).hasValue("A long thought.");
        assertThat(view.commentText()).hasValue("For the main box.");
        assertThat(view.avatar("Donatello")).isChecked();
        page.getByRole(AriaRole.LINK, named("Newest")).click();
        assertThat(page.locator("[data-comments] > li").first()).containsText("And another.");
        assertThat(text).hasValue("A long thought.");
        visitor.look("reply-kept");

        page.context().setOffline(true);
        send(comment).click();
        assertThat(comment).containsText("No answer came.");
        page.context().setOffline(false);

        Page other = visitor.newTab();
        other.navigate("/levels");
        other.getByLabel("Your menu").click();
        other.getByRole(AriaRole.BUTTON, named("Sign out")).click();
        assertThat(other.getByRole(AriaRole.BANNER)
                        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Sign in")))
                .isVisible();
        other.close();
        send(comment).click();
        comment.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Sign in again"))
                .click();
        visitor.fillsIn(dora.handle, Person.PASSWORD);
        page.waitForURL("**/articles/**");
        assertThat(text).hasValue("A long thought.");
        assertThat(view.avatar("Donatello")).isChecked();
        send(comment).click();
        Locator own = comment.locator(".replies > li");
        assertThat(own).containsText("A long thought.");
        assertThat(own.getByAltText("Avatar of Donatello")).isVisible();
        assertThat(text).hasCount(0);
        page.reload();
        assertThat(own).hasCount(1);
        assertThat(text).hasCount(0);
        assertThat(view.commentText()).hasValue("For the main box.");
        assertThat(dora.balance()).as("said once, paid once").isEqualTo(16);
    }

    @Test
    void twoPeopleTalkAndNeitherIsInterrupted() {
        Person cleo = world.atLevel("cleo", 13);
        Person dora = world.atLevel("dora", 13);
        Visitor one = browsers.desktop("cleo");
        one.page().clock().install();
        one.signIn(cleo.handle);
        one.open("/articles/" + article);
        ArticleView view = new ArticleView(one.page());
        assertThat(view.commentText()).isEnabled();
        String code = "See:\n\n```\nif (a) {\n    b();\n}\n```\n\n> quoted\n\n- a point";
        view.commentText().fill(code);
        ArticleView.button(view.comments(), "Preview").click();
        Locator preview = view.comments().locator("#comment-box [data-preview]");
        assertThat(preview.locator("pre")).hasText(Pattern.compile("^if \\(a\\) \\{\n    b\\(\\);\n\\}"));
        one.look("comment-preview");
        view.send().click();
        Locator said = view.comments().locator("[data-comment]", new Locator.LocatorOptions().setHasText("See:"));
        assertThat(said.locator("pre")).hasText(Pattern.compile("^if \\(a\\) \\{\n    b\\(\\);\n\\}"));
        assertThat(said.locator("blockquote")).hasText("quoted");
        assertThat(said.locator("li")).hasText("a point");
        assertThat(preview).isEmpty();

        world.comment(dora, article, "A long one. " + "And so on, and on. ".repeat(120), "leonardo")
                .is(201);
        double before = said.boundingBox().y;
        one.page().clock().fastForward(31_000);
        Locator news = ArticleView.button(view.comments(), "1 new comment");
        assertThat(news).isVisible();
        assertThat(said.boundingBox().y).as("nothing has moved").isEqualTo(before);
        news.click();
        Locator longOne = view.comments().locator("[data-comment]").first();
        assertThat(longOne).containsText("A long one.");
        double folded = longOne.boundingBox().height;
        ArticleView.button(longOne, "Show the whole comment").click();
        assertThat(longOne.boundingBox().height).isGreaterThan(folded);
        assertThat(ArticleView.button(longOne, "Flag Leonardo 2, ")).isVisible();
        assertThat(ArticleView.button(said, "Delete ")).isVisible();
        one.look("talk");
        one.sawNoTrouble();
    }

    private String reply(Person writer, String parent, String text) {
        return writer.post("/api/articles/" + article + "/comments", Json.of("body", text, "parentId", parent))
                .is(201)
                .at("/id");
    }

    private static Locator send(Locator comment) {
        return comment.locator(".reply-form button[type=submit]");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
