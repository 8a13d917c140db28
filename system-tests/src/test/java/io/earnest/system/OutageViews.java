package io.earnest.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What the pages say in a browser while a part is down, to somebody who signed in before. */
interface OutageViews {
    void show(Part down);

    /** Nobody looks. */
    static OutageViews none() {
        return down -> {};
    }

    /** The viewer of the scene signs in now and looks later; somebody else tries to sign in then. */
    static OutageViews open(Browsers browsers, Scene scene) {
        if (!Browsers.areHere()) {
            System.out.println("  no Chromium here: what the panels say was not looked at");
            return none();
        }
        Visitor visitor = browsers.desktop("viewer");
        visitor.signIn(scene.viewer().handle);
        return down -> {
            visitor.open(scene.page());
            Page page = visitor.page();
            assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
            switch (down) {
                case REWARDS -> {
                    assertThat(new ArticleView(page).profitAndLoss()).containsText("The ledger can’t be reached");
                    visitor.look("down-rewards-article");
                    visitor.open("/wallet");
                    assertThat(main(page)).containsText("The ledger can’t be reached at the moment");
                }
                case COMMENT ->
                    assertThat(new ArticleView(page).comments())
                            .containsText("Commenting is unavailable at the moment");
                case PROFILE -> {
                    assertThat(new ArticleView(page).readToEarn()).containsText("Time to Read");
                    Visitor stranger = browsers.phone("stranger");
                    stranger.open("/sign-in");
                    stranger.page().getByLabel("Handle").fill(scene.viewer().handle);
                    stranger.page().getByLabel("Password").fill(Person.PASSWORD);
                    ArticleView.buttonOf(main(stranger.page()), "Sign in").click();
                    assertThat(main(stranger.page()))
                            .containsText("The profile service can’t be reached at the moment");
                    stranger.look("down-profile-sign-in");
                }
                case ARTICLE, STORE -> {
                    assertThat(main(page)).containsText("This is the page as it was at");
                    assertThat(page.getByLabel("Your rating")).containsText("Ratings can’t be reached");
                    assertThat(new ArticleView(page).readToEarn()).containsText("can’t reach its service");
                }
                case GATEWAY -> throw new IllegalArgumentException("without its door there is nothing to see");
            }
            visitor.look("down-" + down.shortName());
        };
    }

    private static com.microsoft.playwright.Locator main(Page page) {
        return page.getByRole(AriaRole.MAIN);
    }
}
