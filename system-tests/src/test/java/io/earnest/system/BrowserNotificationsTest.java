package io.earnest.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One answers, the other hears of it; a moderator removes, and hears an appeal. */
@BesideOthers
@org.junit.jupiter.api.parallel.ResourceLock(Browsers.ONE_AT_A_TIME)
class BrowserNotificationsTest {
    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private final World world = World.shared();

    @Test
    void whoIsAnsweredSeesTheBellOpensItAndReads() {
        String article = world.imported("Talk of the town");
        Person ada = world.atLevel("told-ada", 13);
        Person bob = world.atLevel("told-bob", 13);
        String comment = world.comment(ada, article, "Is anybody there?", "leonardo")
                .is(201)
                .at("/id");
        Visitor visitor = browsers.phone("told");
        visitor.signIn(ada.handle);
        Page page = visitor.page();
        visitor.open("/notifications");
        page.getByRole(AriaRole.BUTTON, named("Mark all as read")).click();
        assertThat(page.getByText("All are marked as read.")).isVisible();
        assertThat(page.locator("[data-unread]")).isHidden();

        bob.post(
                        "/api/articles/" + article + "/comments",
                        Json.of("body", "I am!", "avatarId", "raphael", "parentId", comment))
                .is(201);
        visitor.open("/notifications");
        assertThat(page.locator("[data-unread]")).hasText("1");
        Locator bell = page.getByRole(AriaRole.BANNER).getByRole(AriaRole.LINK, byName("Notifications, 1 unread"));
        assertThat(bell).isVisible();
        Locator told = page.locator("[data-told].unread");
        assertThat(told).hasCount(1);
        assertThat(told).containsText("Somebody answered your comment");
        assertThat(told).containsText("Talk of the town");
        assertThat(page.getByRole(AriaRole.MAIN)).not().containsText(bob.handle);
        visitor.look("notifications");
        told.getByRole(AriaRole.LINK).first().click();
        assertThat(page).hasURL(Pattern.compile("/comments/[0-9a-z]{20}#c-[0-9a-z]{20}$"));
        assertThat(page.getByText("I am!")).isVisible();
        visitor.open("/notifications");
        assertThat(page.locator("[data-told].unread")).hasCount(0);
        assertThat(page.locator("[data-unread]")).isHidden();
        visitor.sawNoTrouble();
    }

    @Test
    void anAppealIsSentWithoutScriptsAnsweredAndTheCommentIsThereAgain() {
        String article = world.imported("Removed in haste");
        Person ada = world.atLevel("told-eve", 13);
        Person flagger = world.newcomer("told-flagger");
        String comment = world.comment(ada, article, "A fine watch of a day", "leonardo")
                .is(201)
                .at("/id");
        flagger.post("/api/comments/" + comment + "/flags", Json.of("reason", "SPAM"))
                .is(202);
        world.operator()
                .post(
                        "/api/moderation/decisions",
                        Json.of("commentId", comment, "decision", "REMOVE", "note", "sells watches"))
                .is(200);
        world.anonymous().get("/api/comments/" + comment).is(410);
        String listed = ada.get("/api/notifications").is(200).text();
        assertThat(listed).contains("comment-removed", "sells watches");
        assertThat(flagger.get("/api/notifications").is(200).text()).doesNotContain(comment);

        Visitor plain = browsers.withoutScripts("told-eve");
        Page page = plain.page();
        plain.open("/sign-in?next=/notifications");
        plain.fillsIn(ada.handle, Person.PASSWORD);
        assertThat(page).hasURL(Pattern.compile("/notifications$"));
        Locator removed =
                page.locator("[data-told]").filter(new Locator.FilterOptions().setHasText("removed your comment"));
        removed.getByText("Appeal", new Locator.GetByTextOptions().setExact(true))
                .click();
        removed.getByLabel("Why this should be taken back").fill("It was about the weather.");
        removed.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send the appeal"))
                .click();
        assertThat(page.getByText("Your appeal waits for its answer.")).isVisible();

        Visitor operator = browsers.desktop("told-operator");
        operator.signIn(EarnestSystem.OPERATOR, EarnestSystem.OPERATOR_PASSWORD);
        operator.open("/moderation#appeals");
        Locator appeal = operator.page()
                .locator("[data-appeal]")
                .filter(new Locator.FilterOptions().setHasText("It was about the weather."));
        assertThat(appeal).containsText("sells watches");
        assertThat(appeal).not().containsText(ada.handle);
        operator.look("appeals");
        appeal.getByLabel("Why").fill("It was.");
        appeal.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Take it back"))
                .click();
        assertThat(operator.page().getByText("Answered: it is taken back.")).isVisible();

        assertThat(world.anonymous().get("/api/comments/" + comment).is(200).at("/html"))
                .contains("A fine watch of a day");
        plain.open("/notifications");
        assertThat(page.getByText("Your appeal was granted: the removal of your comment is taken back"))
                .isVisible();
        operator.sawNoTrouble();
    }

    @Test
    void aReversalSaysWhyToWhomItConcerns() {
        Person rita = world.newcomer("told-rita");
        Person other = world.newcomer("told-other");
        String grant = world.operator()
                .post("/api/admin/grants", Json.of("handle", rita.handle, "twei", 7, "note", "a present"))
                .is(201)
                .at("/entryId");
        world.operator()
                .post("/api/admin/reversals", Json.of("entryId", grant, "note", "given to the wrong one"))
                .is(201);
        assertThat(rita.get("/api/notifications").is(200).text()).contains("entry-reversed", "given to the wrong one");
        assertThat(rita.get("/api/wallet/entries").is(200).at("/items/0/reason"))
                .isEqualTo("given to the wrong one");
        for (Person stranger : List.of(other)) {
            assertThat(stranger.get("/api/notifications").is(200).text()).doesNotContain("wrong one");
            assertThat(stranger.get("/api/wallet/entries").is(200).text()).doesNotContain("wrong one");
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions byName(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
