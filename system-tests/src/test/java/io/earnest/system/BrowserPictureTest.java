package io.earnest.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A picture on its way from a writer's disk to a reader's page. */
@BesideOthers
@ResourceLock(Browsers.ONE_AT_A_TIME)
class BrowserPictureTest {
    private static final Pattern IN_THE_TEXT =
            Pattern.compile("!\\[A field at dawn]\\(/pictures/[0-9a-z]{20}-1200x600\\.(jpg|png)\\)");

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private final Person ada = World.shared().author("ada");

    @Test
    void aPictureIsChosenNamedAndShownToReaders() {
        Visitor writer = browsers.desktop("ada");
        Page page = writer.page();
        writer.signIn(ada.handle);
        writer.open("/write");
        title(page).fill("An article with a picture");
        body(page).fill("Above it.\n\nBelow it.");
        body(page).evaluate("(field) => field.setSelectionRange(9, 9)");
        page.onFileChooser(chooser ->
                chooser.setFiles(new FilePayload("dawn.jpg", "image/jpeg", Pictures.of("jpg", 1200, 600, 0xFF884422))));
        button(page, "Picture").click();
        Locator words = page.getByLabel("In a sentence");
        assertThat(words).isFocused();
        writer.look("write-picture");
        words.fill("A field at dawn");
        button(page, "Put it into the text").click();
        assertThat(body(page)).hasValue(Pattern.compile("Above it\\.\n\n" + IN_THE_TEXT.pattern() + "\n\nBelow it\\."));
        Locator shown = page.locator("[data-preview] img");
        assertThat(shown).hasAttribute("alt", "A field at dawn");
        isDrawn(shown);
        page.getByText(Pattern.compile("^Saved\\. Only you can see it\\.")).waitFor();
        button(page, "Publish").click();
        page.getByText("Read it as others do").click();
        page.waitForURL("**/articles/*");

        Visitor reader = browsers.phone("reader");
        reader.page().navigate(page.url());
        Locator picture = reader.page().locator("[data-text] img");
        picture.scrollIntoViewIfNeeded();
        isDrawn(picture);
        assertThat((String) picture.evaluate("(picture) => picture.currentSrc")).contains("/pictures/");
        reader.look("article-picture");
        assertThat(Axe.look(reader.page())).isEmpty();
        writer.sawNoTrouble();
        reader.sawNoTrouble();
    }

    @Test
    void onePastedAndOneDroppedAreTakenAndOneWithoutWordsAsksBeforeItIsPublished() {
        Visitor writer = browsers.phone("ada");
        Page page = writer.page();
        writer.signIn(ada.handle);
        writer.open("/write");
        title(page).fill("Two pictures without words");
        body(page).fill("Some words of it.");
        for (Map<String, Object> way : List.<Map<String, Object>>of(
                Map.of("event", "paste", "colour", 0xFF224488), Map.of("event", "drop", "colour", 0xFF228844))) {
            String file = Base64.getEncoder().encodeToString(Pictures.png(40, (int) way.get("colour")));
            body(page).evaluate("""
                    (field, [event, file]) => {
                      const bytes = Uint8Array.from(atob(file), (c) => c.charCodeAt(0));
                      const data = new DataTransfer();
                      data.items.add(new File([bytes], "small.png", { type: "image/png" }));
                      const init = { bubbles: true, cancelable: true };
                      field.dispatchEvent(event === "paste" ? new ClipboardEvent("paste", { ...init, clipboardData: data }) : new DragEvent("drop", { ...init, dataTransfer: data }));
                    }""", List.of(way.get("event"), file));
            button(page, "Say it later").click();
        }
        assertThat(body(page)).hasValue(Pattern.compile("(?s).*!\\[]\\(/pictures/.*!\\[]\\(/pictures/.*"));
        page.getByText(Pattern.compile("^Saved\\. Only you can see it\\.")).waitFor();
        button(page, "Publish").click();
        Locator question = page.getByRole(AriaRole.DIALOG);
        assertThat(question).containsText("2 pictures");
        assertThat(button(page, "Write it first")).isFocused();
        writer.look("write-picture-without-words");
        button(page, "Write it first").click();
        assertThat(page.getByText("Read it as others do")).hasCount(0);
        writer.sawNoTrouble();
    }

    @Test
    void whatIsNoPictureIsSaidAndCostsNothingOfTheText() {
        Visitor writer = browsers.desktop("ada");
        Page page = writer.page();
        writer.signIn(ada.handle);
        writer.open("/write");
        body(page).fill("Some words.");
        page.onFileChooser(chooser -> chooser.setFiles(new FilePayload(
                "drawing.svg",
                "image/svg+xml",
                "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8))));
        button(page, "Picture").click();
        assertThat(page.getByText("Save it as PNG or JPEG, then add it again.")).isVisible();
        page.onFileChooser(chooser -> {});
        assertThat(body(page)).hasValue("Some words.");
        writer.sawNoTrouble();
    }

    private static void isDrawn(Locator picture) {
        picture.page()
                .waitForFunction("(picture) => picture.complete && picture.naturalWidth > 0", picture.elementHandle());
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + Pattern.quote(name))));
    }

    private static Locator title(Page page) {
        return page.getByLabel("Title", new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator body(Page page) {
        return page.getByLabel("Text, in Markdown");
    }
}
