package io.earnest.gateway.page.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareCardTest {
    private static final int PAPER = 0xFFFBFAF6;
    private static final int INK = 0xFF1C1A17;

    private final ShareCard card = new ShareCard();

    @Test
    void aTitleIsDrawnInItsRoom() throws IOException {
        BufferedImage image = drawn("Boring databases");
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(630);
        assertThat(dark(image, 90, 190, 1110, 300)).isGreaterThan(5_000);
        assertThat(card.draw("Boring databases", "Ada", "4 min read").orElseThrow())
                .isNotEqualTo(card.draw("Other databases", "Ada", "4 min read").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What a newspaper owes its readers when nobody pays for it any longer, and who should pay then",
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft und andere",
                "Ανάγνωση επί πληρωμή, чтение за деньги, đọc để được trả tiền"
            })
    void nothingOfALongOneReachesBeyondIt(String title) throws IOException {
        for (String longer : new String[] {title, title.repeat(3), "W".repeat(200), "i ".repeat(100)}) {
            BufferedImage image = drawn(longer);
            assertThat(dark(image, 90, 190, 1110, 520)).isPositive();
            assertThat(dark(image, 1112, 0, 1200, 610)).as(longer).isZero();
            assertThat(dark(image, 0, 522, 1200, 616)).as(longer).isZero();
        }
    }

    @Test
    void lettersThatTheFontLacksAreNotHalfAWordAndSignsAreLeftOut() {
        assertThat(card.draw("我喜歡貓", "Ada", "")).isEmpty();
        assertThat(card.draw("חדשות and news", "Ada", "")).isEmpty();
        assertThat(card.draw("🎉🎉", "Ada", "")).isEmpty();
        assertThat(card.draw("News 🎉", "貓", "4 min read").orElseThrow())
                .isEqualTo(card.draw("News", "", "4 min read").orElseThrow());
    }

    private BufferedImage drawn(String title) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(card.draw(title, "", "").orElseThrow()));
    }

    /** Pixels of the title's colour, in this part. */
    private static long dark(BufferedImage image, int left, int top, int right, int bottom) {
        assertThat(image.getRGB(5, 5)).isEqualTo(PAPER);
        int[] pixels = image.getRGB(left, top, right - left, bottom - top, null, 0, right - left);
        return Arrays.stream(pixels).filter(pixel -> pixel == INK).count();
    }
}
