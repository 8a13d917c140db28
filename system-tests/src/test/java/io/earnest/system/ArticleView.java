package io.earnest.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** An article's page by the words that stand on it. */
record ArticleView(Page page) {
    private static final Pattern UNKNOWN = Pattern.compile("^\\.\\.\\.$");

    Locator readToEarn() {
        return page.getByLabel("Read-to-Earn opportunity");
    }

    /** What stands behind "Time to Read", "You earned" or "Date". */
    Locator fact(String term) {
        return value(readToEarn(), term);
    }

    /** How far the reading is, as a screen reader tells it. */
    Locator ring() {
        return readToEarn().getByRole(AriaRole.IMG);
    }

    /** A machine that does much else may look when all of it is read. */
    void hasReadAtLeast(int seconds) {
        StringBuilder more = new StringBuilder();
        for (int i = seconds; i <= 15; i++) {
            more.append(i == seconds ? "" : "|").append("%02d".formatted(i));
        }
        assertThat(ring()).hasAttribute("aria-label", Pattern.compile("^(0:(" + more + ") of 0:15 read|Read)$"));
    }

    void wasPaid(String amount) {
        assertThat(fact("You earned")).hasText(amount);
        assertThat(fact("Date")).hasText(Pattern.compile("\\d{1,2} [A-Z][a-z]+ 20\\d\\d"));
        assertThat(ring()).hasAttribute("aria-label", "Read");
    }

    /** Goes down the page as a reader does. */
    void scrollThrough() {
        page.mouse().move(200, 400);
        for (int i = 0; i < 12; i++) {
            page.mouse().wheel(0, 200);
            page.waitForTimeout(100);
        }
    }

    Locator profitAndLoss() {
        return page.getByLabel("Profit and loss");
    }

    Locator line(String title) {
        return value(profitAndLoss(), title);
    }

    Locator total() {
        return profitAndLoss().locator("p", containing("Total Twei Earned")).locator("b");
    }

    void showsNoNumbersYet() {
        Locator values = profitAndLoss().locator("dd");
        assertThat(values).hasCount(15);
        for (Locator value : values.all()) {
            assertThat(value).hasText(UNKNOWN);
        }
        assertThat(total()).hasText(UNKNOWN);
    }

    Locator buyReport() {
        return button(profitAndLoss(), "Price for report instance: 1 Twei");
    }

    Locator plus() {
        return button(page.getByLabel("Your rating"), "Plus");
    }

    Locator rated() {
        return page.getByLabel("Your rating").getByRole(AriaRole.STATUS);
    }

    Locator comments() {
        return page.getByLabel("Comments", new Page.GetByLabelOptions().setExact(true));
    }

    /** The comment with this text, whole. */
    Locator comment(String text) {
        return comments().getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(text));
    }

    Locator commentText() {
        return page.getByLabel("Add your comment");
    }

    Locator avatar(String name) {
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Your comment avatar"))
                .getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(name));
    }

    Locator send() {
        return comments()
                .getByRole(
                        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Comment\\b.*Twei")));
    }

    static Locator button(Locator within, String words) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words));
    }

    /** A button with these words and no others. */
    static Locator buttonOf(Locator within, String words) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words).setExact(true));
    }

    /** The value behind a term in a list of terms. */
    private static Locator value(Locator panel, String term) {
        Locator named = panel.page()
                .locator("dt", new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*" + term + "\\s*$")));
        return panel.locator("dl > div", new Locator.LocatorOptions().setHas(named))
                .locator("dd");
    }

    private static Locator.LocatorOptions containing(String text) {
        return new Locator.LocatorOptions().setHasText(text);
    }
}
