package io.earnest.article.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.chassis.problem.ProblemException;
import io.earnest.chassis.testing.Hostile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Hostile
class PreparationTest {
    private static final int RED = 0xFFFF0000;
    private static final int BLUE = 0xFF0000FF;
    private static final int GREEN = 0xFF00FF00;
    private static final int WHITE = 0xFFFFFFFF;

    @Test
    void aLargePictureComesInTwoSizes() {
        Prepared prepared = Preparation.of(Images.of("jpg", 3200, 1200, (x, y) -> x < 1600 ? RED : BLUE));
        assertThat(prepared.extension()).isEqualTo("jpg");
        assertThat(prepared.width()).isEqualTo(1600);
        assertThat(prepared.height()).isEqualTo(600);
        assertSize(Images.read(prepared.full()), 1600, 600);
        BufferedImage small = Images.read(prepared.small());
        assertSize(small, 800, 300);
        assertNear(small.getRGB(100, 100), RED);
        assertNear(small.getRGB(700, 100), BLUE);
    }

    @Test
    void aTallOneIsBoundedAndASmallOneStaysAsItIs() {
        Prepared tall = Preparation.of(Images.of("png", 200, 8000, (x, y) -> RED));
        assertThat(tall.height()).isEqualTo(3200);
        assertThat(tall.width()).isEqualTo(80);
        Prepared dot = Preparation.of(Images.of("gif", 1, 1, (x, y) -> BLUE));
        assertThat(dot.small()).isNull();
        assertNear(Images.read(dot.full()).getRGB(0, 0), BLUE);
    }

    @Test
    void whatIsClearStaysClearAndNothingShinesThroughAtItsEdges() {
        Prepared prepared = Preparation.of(Images.of("png", 3200, 100, (x, y) -> x % 2 == 0 ? 0x00FFFFFF : 0xFF000000));
        assertThat(prepared.extension()).isEqualTo("png");
        int pixel = Images.read(prepared.full()).getRGB(800, 25);
        assertThat(pixel >>> 24).isBetween(126, 129);
        assertThat(pixel & 0xFFFFFF).as("no white of what is clear").isZero();
    }

    @Test
    void greyKeepsItsValue() {
        BufferedImage grey = new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 400; i++) {
            grey.getRaster().setSample(i % 20, i / 20, 0, 100);
        }
        for (String format : new String[] {"png", "jpg"}) {
            int pixel = Images.read(Preparation.of(Images.written(grey, format)).full())
                    .getRGB(5, 5);
            assertThat(pixel & 0xFF).as(format).isBetween(98, 102);
        }
        BufferedImage deep = new BufferedImage(20, 20, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSample(3, 3, 0, 100 << 8);
        assertThat(Images.read(Preparation.of(Images.written(deep, "png")).full())
                                .getRGB(3, 3)
                        & 0xFF)
                .isEqualTo(100);
    }

    /** Corners of the upright picture: red, green, blue, white from the top left with the clock. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aPictureStandsUprightAndSaysNothingOfTheCamera(int orientation) {
        int w = 160;
        int h = 80;
        boolean turned = orientation >= 5;
        byte[] held = Images.of("jpg", turned ? h : w, turned ? w : h, (x, y) -> {
            // Where this point of the file is in the upright picture, by EXIF's table.
            int upX = switch (orientation) {
                case 2, 3 -> w - 1 - x;
                case 5, 8 -> y;
                case 6, 7 -> w - 1 - y;
                default -> x;
            };
            int upY = switch (orientation) {
                case 3, 4 -> h - 1 - y;
                case 5, 6 -> x;
                case 7, 8 -> h - 1 - x;
                default -> y;
            };
            return corner(upX, upY, w, h);
        });
        Prepared prepared = Preparation.of(Images.withExif(held, orientation));
        BufferedImage upright = Images.read(prepared.full());
        assertSize(upright, w, h);
        assertNear(upright.getRGB(10, 10), RED);
        assertNear(upright.getRGB(w - 10, 10), GREEN);
        assertNear(upright.getRGB(w - 10, h - 10), BLUE);
        assertNear(upright.getRGB(10, h - 10), WHITE);
        assertThat(new String(prepared.full(), StandardCharsets.ISO_8859_1)).doesNotContain("SecretCamera", "Exif");
    }

    private static int corner(int x, int y, int w, int h) {
        boolean left = x < w / 2;
        return y < h / 2 ? (left ? RED : GREEN) : left ? WHITE : BLUE;
    }

    @ParameterizedTest
    @CsvSource({"30000, 30000", "16001, 10", "10, 16001", "2147483647, 2147483647", "6000, 4001"})
    void aBombIsRefusedByWhatItAnnounces(int width, int height) {
        byte[] bomb = Images.announcing(width, height, 50_000_000);
        long start = System.nanoTime();
        assertThatThrownBy(() -> Preparation.of(bomb))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().name()).isEqualTo("too-many-pixels"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zTXt", "iTXt", "iCCP"})
    void textThatGrowsAThousandfoldIsNotLookedAt(String chunk) {
        byte[] bomb = Images.announcing(4, 4, 4 * 13, chunk);
        long before = allocated();
        assertThat(Preparation.of(bomb).width()).isEqualTo(4);
        assertThat(allocated() - before).isLessThan(20_000_000);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    @Test
    void aProgressiveJpegOfManyScansIsRefused() {
        byte[] jpeg = Images.of("jpg", 40, 40, (x, y) -> RED);
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(jpeg, 0, jpeg.length - 2);
        for (int i = 0; i < 100; i++) {
            many.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0});
        }
        assertRefused(many.toByteArray());
    }

    @Test
    void whatOnlyLooksLikeAPictureIsRefused() {
        assertRefused("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"
                .getBytes(StandardCharsets.UTF_8));
        assertRefused("<html>".getBytes(StandardCharsets.UTF_8));
        assertRefused(new byte[0]);
        assertRefused(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0});
        assertRefused("GIF89a/*alert(1)*/=0;".getBytes(StandardCharsets.US_ASCII));
        assertRefused("RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void nothingOfWhatStandsBehindAPictureIsLeft() {
        byte[] png = Images.of("png", 30, 30, (x, y) -> GREEN);
        byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] both = Arrays.copyOf(png, png.length + script.length);
        System.arraycopy(script, 0, both, png.length, script.length);
        Prepared prepared = Preparation.of(both);
        assertThat(new String(prepared.full(), StandardCharsets.ISO_8859_1)).doesNotContain("script");
    }

    @Test
    void damagedFilesAreRefusedOrReadAndNothingElse() {
        byte[][] good = {
            Images.of("png", 60, 40, (x, y) -> 0xFF000000 | x * 400 + y),
            Images.of("jpg", 60, 40, (x, y) -> 0xFF000000 | x * 400 + y),
            Images.of("gif", 60, 40, (x, y) -> 0xFF000000 | x * 400 + y),
            Images.withExif(Images.of("jpg", 60, 40, (x, y) -> RED), 6)
        };
        for (long seed = 0; seed < 1_500; seed++) {
            Random random = new Random(seed);
            byte[] damaged = good[random.nextInt(good.length)].clone();
            for (int i = random.nextInt(8); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            if (random.nextInt(3) == 0) {
                damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
            }
            try {
                Prepared prepared = Preparation.of(damaged);
                assertThat(prepared.width()).as("seed %d", seed).isBetween(1, 1600);
            } catch (ProblemException e) {
                assertThat(e.problem().status()).as("seed %d", seed).isEqualTo(400);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static void assertRefused(byte[] file) {
        assertThatThrownBy(() -> Preparation.of(file))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().name()).isEqualTo("not-a-picture"));
    }

    private static void assertSize(BufferedImage image, int width, int height) {
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
    }

    private static void assertNear(int actual, int expected) {
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat(actual >> shift & 0xFF)
                    .as("%08x", actual)
                    .isCloseTo(expected >> shift & 0xFF, org.assertj.core.data.Offset.offset(12));
        }
    }
}
