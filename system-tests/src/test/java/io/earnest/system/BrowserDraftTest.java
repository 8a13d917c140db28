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
import org.junit.jupiter.api.parallel.ResourceLock;

/** The desk loses nothing that somebody has written, here or elsewhere, and takes nothing out of their hands. */
@BesideOthers
@ResourceLock(Browsers.ONE_AT_A_TIME)
class BrowserDraftTest {
    /** Longer than the pause after which a draft saves itself. */
    private static final double A_PAUSE = 2_500;

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private final Person ada = World.shared().author("ada");

    @Test
    void savingByItselfMovesNothingAndBeginsWhenThereIsSomething() {
        Visitor writer = browsers.desktop("ada");
        Page page = writer.page();
        writer.signIn(ada.handle);
        writer.open("/write");
        List<String> saved = new ArrayList<>();
        page.onRequest(request -> {
            if (request.url().endsWith("/api/articles")) {
                saved.add(request.method());
            }
        });
        title(page).click();
        page.keyboard().type("A title ");
        page.waitForTimeout(A_PAUSE);
        page.keyboard().type("and its end");
        assertThat(title(page)).hasValue("A title and its end");
        assertThat(body(page)).hasValue("");
        assertThat(saved).isEmpty();

        body(page).click();
        page.keyboard().type("Now there is a text.");
        isSaved(page);
        assertThat(body(page)).isFocused();
        assertThat(saved).containsExactly("POST");
        writer.sawNoTrouble();
    }

    @Test
    void whatTheServerTidiedIsNotToldAsUnsaved() {
        Visitor writer = browsers.desktop("ada");
        Page page = writer.page();
        writer.signIn(ada.handle);
        writer.open("/write");
        title(page).fill("Two  spaces in a title ");
        page.getByLabel("Tags").fill("Cooking,  Old  Books");
        body(page).fill("A text.");
        isSaved(page);
        page.reload();
        assertThat(page.getByLabel("Tags")).hasValue("cooking, old books");
        page.waitForTimeout(A_PAUSE);
        assertThat(page.getByText("had not saved")).hasCount(0);
        writer.sawNoTrouble();
    }

    @Test
    void anOlderTextOfThisBrowserStandsBesideTheNewerOneAndReplacesItWhenAsked() {
        Visitor desk = browsers.desktop("ada");
        Visitor phone = browsers.phone("ada");
        desk.signIn(ada.handle);
        phone.signIn(ada.handle);
        desk.open("/write");
        title(desk.page()).fill("One draft, two browsers");
        body(desk.page()).fill("The beginning.");
        isSaved(desk.page());
        desk.page().waitForURL("**/edit");
        String address = desk.page().url();

        body(desk.page()).fill("The beginning, typed on at the desk.");
        desk.open("/levels"); // before it could be saved
        phone.page().navigate(address);
        assertThat(body(phone.page())).hasValue("The beginning.");
        body(phone.page()).fill("The beginning, and much more from the phone.");
        isSaved(phone.page());

        desk.page().navigate(address);
        assertThat(body(desk.page())).hasValue("The beginning, and much more from the phone.");
        Locator other = other(desk.page());
        assertThat(other.getByRole(AriaRole.TEXTBOX)).hasValue("The beginning, typed on at the desk.");
        desk.look("write-two-texts");
        desk.page().reload();
        assertThat(other.getByRole(AriaRole.TEXTBOX)).hasValue("The beginning, typed on at the desk.");

        press(other, "Use this text instead");
        assertThat(body(desk.page())).hasValue("The beginning, typed on at the desk.");
        assertThat(other.getByRole(AriaRole.TEXTBOX)).hasValue("The beginning, and much more from the phone.");
        isSaved(desk.page());

        // The other way round: the phone still has the text before that open, and goes on with it.
        body(phone.page()).fill("Typed on at the phone.");
        Locator elsewhere = other(phone.page());
        assertThat(elsewhere.getByRole(AriaRole.TEXTBOX)).hasValue("The beginning, typed on at the desk.");
        assertThat(body(phone.page())).hasValue("Typed on at the phone.");
        assertThat(phone.page()
                        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Publish"))))
                .isDisabled();
        phone.look("write-two-texts");
        press(elsewhere, "Discard this text");
        isSaved(phone.page());
        assertThat(elsewhere).isHidden();
        phone.page().reload();
        assertThat(body(phone.page())).hasValue("Typed on at the phone.");
        desk.sawNoTrouble();
    }

    private static Locator title(Page page) {
        return page.getByLabel("Title", new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator body(Page page) {
        return page.getByLabel("Text, in Markdown");
    }

    private static Locator other(Page page) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("The other text"));
    }

    private static void press(Locator within, String button) {
        ArticleView.button(within, button).click();
    }

    private static void isSaved(Page page) {
        assertThat(page.getByText(Pattern.compile("^Saved\\. Only you can see it\\.")))
                .isVisible();
    }
}
