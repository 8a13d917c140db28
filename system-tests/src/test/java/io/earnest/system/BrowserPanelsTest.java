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

/** The article's page in a real browser, where it is not the usual reading. */
@BesideOthers
@ResourceLock(Browsers.ONE_AT_A_TIME)
class BrowserPanelsTest {
    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private final World world = World.shared();

    @Test
    void aSecondTabResumesTheReadingAndPaysNothingMore() {
        String article = world.imported("Two tabs");
        Person tess = world.newcomer("tess");
        Visitor visitor = browsers.desktop("tess");
        visitor.signIn(tess.handle);
        visitor.open("/articles/" + article);
        ArticleView first = new ArticleView(visitor.page());
        first.hasReadAtLeast(4);
        ArticleView second = new ArticleView(visitor.newTab());
        second.page().navigate("/articles/" + article);
        second.hasReadAtLeast(4);
        first.wasPaid("1 Twei");
        second.wasPaid("1 Twei");
        assertThat(tess.all("/api/wallet/entries?articleId=" + article)).hasSize(1);
        assertThat(tess.balance()).isEqualTo(21);
        visitor.sawNoTrouble();
    }

    @Test
    void whileThePageIsHiddenNoTimeIsCredited() {
        String article = world.imported("Hidden");
        Person hans = world.newcomer("hans");
        Visitor visitor = browsers.desktop("hans");
        visitor.signIn(hans.handle);
        List<String> beats = new ArrayList<>();
        visitor.page().onRequest(request -> {
            if (request.url().endsWith("/heartbeats")) {
                beats.add(request.postData());
            }
        });
        visitor.open("/articles/" + article);
        ArticleView view = new ArticleView(visitor.page());
        view.hasReadAtLeast(2);
        becomes(visitor.page(), true);
        visitor.page().waitForCondition(() -> beats.size() == 1);
        assertThat(beats.getFirst()).contains("\"visible\":false");
        // Longer than the pause between two beats would ever be near the end of the required time.
        visitor.page().waitForTimeout(16_000);
        assertThat(beats).as("a hidden page is silent").hasSize(1);
        becomes(visitor.page(), false);
        visitor.page().waitForCondition(() -> beats.size() == 2);
        assertThat(beats.getLast()).contains("\"visible\":true");
        assertThat(view.ring()).hasAttribute("aria-label", Pattern.compile("^0:0[2-9] of 0:15 read$"));
        assertThat(view.fact("You earned")).hasText("None");
        assertThat(hans.get("/api/articles/" + article + "/reading").is(200).at("/state"))
                .isEqualTo("READING");
        visitor.sawNoTrouble();
    }

    @Test
    void anAuthorIsToldThatTheirOwnArticlePaysThemNothing() {
        Person ada = world.author("ada");
        String article = world.publish(ada, "My own words");
        Visitor visitor = browsers.desktop("ada");
        visitor.signIn(ada.handle);
        visitor.open("/articles/" + article);
        ArticleView view = new ArticleView(visitor.page());
        assertThat(view.readToEarn()).containsText("You wrote this article. Reading it pays you nothing.");
        assertThat(view.plus()).isDisabled();
        assertThat(view.commentText()).isEnabled();
        visitor.look("article-own");
        visitor.sawNoTrouble();
    }

    @Test
    void anArticleAndItsTalkReadWithoutScripts() {
        String article = world.imported("Plain paper");
        Person cleo = world.atLevel("cleo", 13);
        world.comment(cleo, article, "Ink is enough.", "raphael").is(201);
        Visitor visitor = browsers.withoutScripts("paul");
        visitor.open("/articles/" + article);
        ArticleView view = new ArticleView(visitor.page());
        assertThat(visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Plain paper")))
                .isVisible();
        assertThat(visitor.page().getByText("A short article for a short attention."))
                .isVisible();
        assertThat(visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Why it is short")))
                .isVisible();
        Locator comment = view.comment("Ink is enough.");
        assertThat(comment).isVisible();
        assertThat(comment.getByAltText("Avatar of Raphael")).isVisible();
        visitor.look("article-without-scripts");
        visitor.sawNoTrouble();
    }

    /** A headless browser never hides a page by itself; the page hears of it as it would from a window. */
    private static void becomes(Page page, boolean hidden) {
        page.evaluate("""
                hidden => {
                  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
                  Object.defineProperty(
                    document, "visibilityState", { value: hidden ? "hidden" : "visible", configurable: true });
                  document.dispatchEvent(new Event("visibilitychange"));
                }
                """, hidden);
    }
}
