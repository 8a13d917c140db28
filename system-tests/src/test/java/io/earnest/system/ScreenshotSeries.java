package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Pictures of every page, at the widths of a phone, a tablet and a desk, in both themes, for people to look at: {@code
 * ./earnest test screenshots}, then {@code system-tests/target/screenshots/pages}. No part of the whole run.
 */
@Alone
class ScreenshotSeries {
    private static final Path FOLDER = Path.of("target", "screenshots", "pages");
    private static final List<Integer> WIDTHS = List.of(390, 820, 1440);

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    @Test
    void everyPageAtEveryWidthInBothThemes() {
        AllPages pages = AllPages.of(World.shared());
        int taken = 0;
        for (int width : WIDTHS) {
            Visitor stranger = browsers.at(width, "stranger");
            taken += take(stranger, width, "out", pages.ofStrangers());
            Visitor person = browsers.at(width, "person");
            person.signIn(pages.person().handle);
            taken += take(person, width, "in", pages.ofPeople());
        }
        assertThat(taken)
                .isEqualTo(2
                        * WIDTHS.size()
                        * (pages.ofStrangers().size() + pages.ofPeople().size()));
    }

    private static int take(Visitor visitor, int width, String who, List<String> paths) {
        int taken = 0;
        for (String path : paths) {
            taken += AllPages.inBothThemes(
                            visitor,
                            List.of(path),
                            page -> page.screenshot(new Page.ScreenshotOptions()
                                    .setFullPage(true)
                                    .setPath(FOLDER.resolve("%s-%s-%d-%s.png"
                                            .formatted(
                                                    AllPages.nameOf(path),
                                                    who,
                                                    width,
                                                    isDark(page) ? "dark" : "light")))))
                    .size();
        }
        return taken;
    }

    private static boolean isDark(Page page) {
        return Boolean.TRUE.equals(page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"));
    }
}
