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
import org.junit.jupiter.api.parallel.ResourceLock;

/** What the desk offers to whoever does not know Markdown by heart, and to those who do. */
@BesideOthers
@ResourceLock(Browsers.ONE_AT_A_TIME)
class BrowserDeskTest {
    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private final Person ada = World.shared().author("ada");

    @Test
    void marksComeByButtonAndByKeyAndUndoTakesThemBack() {
        Visitor writer = at(browsers.desktop("ada"));
        Page page = writer.page();
        Locator body = body(page);
        body.fill("one two");
        select(body, 4, 7);
        page.keyboard().press("Control+b");
        assertThat(body).hasValue("one **two**");
        page.keyboard().press("Control+i");
        assertThat(body).hasValue("one ***two***");
        page.keyboard().press("Control+b");
        assertThat(body).hasValue("one *two*");
        page.keyboard().press("Control+z");
        page.keyboard().press("Control+z");
        page.keyboard().press("Control+z");
        assertThat(body).hasValue("one two");

        select(body, 4, 7);
        page.keyboard().press("Control+k");
        page.keyboard().type("https://example.org/");
        assertThat(body).hasValue("one [two](https://example.org/)");

        body.fill("first\nsecond");
        select(body, 0, 12);
        mark(page, "List").click();
        assertThat(body).hasValue("- first\n- second");
        mark(page, "List").click();
        assertThat(body).hasValue("first\nsecond");
        mark(page, "Code").click();
        assertThat(body).hasValue("```\nfirst\nsecond\n```");
        page.keyboard().press("Control+z");
        assertThat(body).hasValue("first\nsecond");
        select(body, 2, 2);
        mark(page, "Heading").click();
        mark(page, "Quote").click();
        assertThat(body).hasValue("> ## first\nsecond");
        assertThat(page.getByRole(
                                AriaRole.REGION,
                                new Page.GetByRoleOptions().setName("Preview").setExact(true))
                        .locator("blockquote h2"))
                .hasText("first");

        mark(page, "Bold").focus();
        page.keyboard().press("ArrowRight");
        assertThat(mark(page, "Italic")).isFocused();
        page.keyboard().press("Tab");
        assertThat(body).isFocused();
        writer.sawNoTrouble();
    }

    @Test
    void textAndPreviewShowTheSamePlaceBesideEachOtherAndInTurn() {
        StringBuilder text = new StringBuilder();
        for (int part = 1; part <= 12; part++) {
            text.append("## Part ")
                    .append(part)
                    .append("\n\n")
                    .append("Words of it. ".repeat(80))
                    .append("\n\n");
        }
        Visitor desk = at(browsers.desktop("ada"));
        body(desk.page()).fill(text.toString());
        Locator sixth = desk.page().locator("[data-preview] h2").nth(5);
        assertThat(sixth).hasCount(1);
        // Set down by the other pane it would be taken for led, and not followed.
        body(desk.page()).evaluate("(field) => { field.scrollTop = 0; }");
        desk.page().waitForFunction("() => document.querySelector('[data-follows]').scrollTop === 0");
        body(desk.page()).evaluate("(field) => { field.scrollTop = field.scrollHeight * 5 / 12; }");
        desk.page().waitForFunction("() => document.querySelector('[data-follows]').scrollTop > 0");
        assertThat(offset(sixth, desk.page())).isBetween(-250.0, 250.0);
        desk.sawNoTrouble();

        Visitor phone = at(browsers.phone("ada"));
        body(phone.page()).fill(text.toString());
        body(phone.page()).evaluate("(field) => { field.scrollTop = field.scrollHeight; }");
        phone.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Preview"))
                .click();
        assertThat(body(phone.page())).isHidden();
        assertThat(phone.page().locator("[data-preview] h2")).hasCount(12);
        phone.look("write-preview");
        assertThat((Boolean) phone.page()
                        .locator("[data-follows]")
                        .evaluate("(pane) => pane.scrollTop > 0.9 * (pane.scrollHeight - pane.clientHeight)"))
                .isTrue();
        phone.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Write"))
                .click();
        assertThat(body(phone.page())).isVisible();
        phone.look("write");
        phone.sawNoTrouble();
    }

    @Test
    void whatAnEditChangedIsShownToItsAuthor() {
        String id = World.shared().publish(ada, "A text with a slip");
        String slug = ada.get("/api/articles/" + id).is(200).at("/slug");
        String body = ada.get("/api/articles/" + id).is(200).at("/body");
        ada.put(
                        "/api/articles/" + id,
                        Json.of("title", "A text without a slip", "body", body + "\n\nAdded below.", "tags", List.of()),
                        "If-Match",
                        "*")
                .is(200);
        Visitor author = browsers.desktop("ada");
        author.signIn(ada.handle);
        author.open("/articles/" + slug);
        author.page().getByText("Former texts").click();
        Locator newest = author.page().locator("details[open]");
        assertThat(newest.locator(".added").last()).containsText("Added below.");
        assertThat(newest.locator(".name ins").first()).containsText("without");
        author.look("revisions");
        author.sawNoTrouble();
    }

    private static double offset(Locator heading, Page page) {
        return ((Number) heading.evaluate("(heading) => heading.getBoundingClientRect().top"
                        + " - document.querySelector('[data-follows]').getBoundingClientRect().top"))
                .doubleValue();
    }

    private Visitor at(Visitor visitor) {
        visitor.signIn(ada.handle);
        visitor.open("/write");
        return visitor;
    }

    private static void select(Locator field, int from, int to) {
        field.evaluate(
                "(field, [from, to]) => { field.focus(); field.setSelectionRange(from, to); }", List.of(from, to));
    }

    private static Locator mark(Page page, String name) {
        return page.getByRole(AriaRole.TOOLBAR)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    private static Locator body(Page page) {
        return page.getByLabel("Text, in Markdown");
    }
}
