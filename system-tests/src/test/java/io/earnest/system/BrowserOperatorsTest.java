package io.earnest.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What operators order on their pages: each thing asked for by name, and found again in the audit. */
@Alone
class BrowserOperatorsTest {
    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private final World world = World.shared();

    @Test
    void rolesAreGivenAndTakenAndTweiGranted() {
        Person rita = world.newcomer("rita");
        Visitor operator = browsers.desktop("roles");
        Page page = signedIn(operator);
        operator.open("/moderation#roles");
        page.getByLabel("Whose roles").fill(rita.handle);
        ArticleView.button(page.getByLabel("Roles", exactly()), "Show").click();
        page.getByLabel("Moderator", exactly()).check();
        ArticleView.button(page.getByLabel("Roles", exactly()), "Save").click();
        assertThat(page.getByText("Say why: it stands in the audit.")).isVisible();
        page.getByLabel("Reason for the roles").fill("she reads everything");
        ArticleView.button(page.getByLabel("Roles", exactly()), "Save").click();
        Locator asked = page.getByRole(AriaRole.DIALOG);
        assertThat(asked).containsText("@" + rita.handle + " gets moderator");
        assertThat(ArticleView.button(asked, "Leave them")).isFocused();
        operator.look("roles");
        ArticleView.button(asked, "Change them").click();
        assertThat(page.getByText("@" + rita.handle + " is moderator.")).isVisible();

        operator.open("/moderation#grants");
        page.reload();
        page.getByLabel("To whom").fill(rita.handle);
        page.getByLabel("Twei", exactly()).fill("7");
        page.getByLabel("Reason for the grant").fill("found a hole");
        ArticleView.button(page.getByLabel("Grants", exactly()), "Grant").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Grant 7 Twei?");
        assertThat(ArticleView.button(page.getByRole(AriaRole.DIALOG), "Grant nothing"))
                .isFocused();
        ArticleView.button(page.getByRole(AriaRole.DIALOG), "Grant it").click();
        assertThat(page.getByText("7 Twei granted to @" + rita.handle + ".")).isVisible();
        operator.look("grants");
        page.getByText("See it in the audit").last().click();
        Locator line = page.getByLabel("Audit").getByRole(AriaRole.LISTITEM).first();
        assertThat(line).containsText("Twei granted");
        assertThat(line.getByRole(AriaRole.LINK, named("@" + rita.handle))).isVisible();

        operator.open("/moderation#entries");
        page.reload();
        page.getByLabel("Entries", exactly()).getByLabel("Handle").fill(rita.handle);
        ArticleView.button(page.getByLabel("Entries", exactly()), "Show").click();
        assertThat(page.getByLabel("Entries", exactly())
                        .getByRole(AriaRole.LINK, named("@" + rita.handle))
                        .first())
                .isVisible();
        operator.look("entries");
        operator.sawNoTrouble();
    }

    @Test
    void aNextTariffIsSeenBeforeItIsBooked() {
        Visitor operator = browsers.phone("tariff");
        Page page = signedIn(operator);
        operator.open("/moderation#tariffs");
        Locator form = page.getByLabel("Tariff", exactly());
        Locator price = page.getByLabel("Prices: report");
        int before = Integer.parseInt(price.inputValue());
        page.getByLabel("Reason for the version").fill("reports cost more to make");
        ArticleView.button(form, "See what changes").click();
        assertThat(page.getByText("Nothing changes: these are the numbers of the newest version."))
                .isVisible();
        price.fill("many");
        ArticleView.button(form, "See what changes").click();
        assertThat(page.getByText("Prices: report: a whole number, 0 or more.")).isVisible();
        price.fill(String.valueOf(before + 1));
        ArticleView.button(form, "See what changes").click();
        Locator asked = page.getByRole(AriaRole.DIALOG);
        assertThat(asked.getByRole(AriaRole.ROW)).hasCount(2);
        assertThat(asked.getByRole(AriaRole.ROW).last())
                .hasText(Pattern.compile("Prices: report\\s*" + before + "\\s*" + (before + 1)));
        assertThat(ArticleView.button(asked, "Book nothing")).isFocused();
        operator.look("tariff-preview");
        ArticleView.button(asked, "Book version").click();
        assertThat(page.getByText("is booked. It is in force from the next midnight UTC."))
                .isVisible();
        assertThat(form.locator("[data-version]").first()).containsText("to come");
        operator.look("tariff");
        operator.sawNoTrouble();
    }

    private static Page signedIn(Visitor operator) {
        operator.signIn(EarnestSystem.OPERATOR, EarnestSystem.OPERATOR_PASSWORD);
        return operator.page();
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
