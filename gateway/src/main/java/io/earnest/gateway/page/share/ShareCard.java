package io.earnest.gateway.page.share;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws a title and who wrote it, 1200 × 630, in the look of the site's own picture. */
final class ShareCard {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final int MARGIN = 90;
    private static final int ROOM = WIDTH - 2 * MARGIN;
    private static final int TITLE_TOP = 190;
    private static final int TITLE_ROOM = 320;
    private static final int[] SIZES = {84, 72, 62, 54, 46, 40};
    private static final double LEADING = 1.16;

    private static final Color PAPER = new Color(0xFBFAF6);
    private static final Color INK = new Color(0x1C1A17);
    private static final Color SOFT = new Color(0x635D54);
    private static final Color LINE = new Color(0xE5E0D6);
    private static final Color ACCENT = new Color(0x8A5A12);
    private static final Color GAIN = new Color(0x12724A);

    private final Glyphs glyphs = new Glyphs();

    /**
     * The picture as a PNG file; empty where the font has not the letters of the title. Signs that it lacks, as emoji, are
     * left out.
     *
     * @param by who wrote it, or an empty text; left out where the font has not its letters
     */
    Optional<byte[]> draw(String title, String by, String facts) {
        String words = drawable(title);
        if (words.isBlank()) {
            return Optional.empty();
        }
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            pen.setColor(PAPER);
            pen.fillRect(0, 0, WIDTH, HEIGHT);
            mark(pen);
            text(pen, INK, "Earnest", 180, 138, 46);
            title(pen, words);
            String who = drawable(by);
            text(pen, SOFT, shortened(who.isBlank() ? facts : who + " · " + facts, 32), MARGIN, 560, 32);
            pen.setColor(LINE);
            pen.fill(new Rectangle2D.Double(0, HEIGHT - 14, WIDTH, 14));
            pen.setColor(ACCENT);
            pen.fill(new Rectangle2D.Double(0, HEIGHT - 14, WIDTH * 0.72, 14));
        } finally {
            pen.dispose();
        }
        return Optional.of(png(image));
    }

    private void title(Graphics2D pen, String words) {
        for (int size : SIZES) {
            List<String> lines = lines(words, size);
            int most = (int) (TITLE_ROOM / (size * LEADING));
            boolean last = size == SIZES[SIZES.length - 1];
            if (lines.size() > most && !last) {
                continue;
            }
            for (int i = 0; i < Math.min(lines.size(), most); i++) {
                String line = i == most - 1 && lines.size() > most ? shortened(lines.get(i) + "…", size) : lines.get(i);
                text(pen, INK, line, MARGIN, TITLE_TOP + size + i * size * LEADING, size);
            }
            return;
        }
    }

    /** Broken between words, and within one that is longer than a line. */
    private List<String> lines(String words, int size) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (glyphs.width(longer, size) > ROOM && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
                longer = word;
            }
            while (glyphs.width(longer, size) > ROOM) {
                int fits = longer.length() - 1;
                while (fits > 1 && glyphs.width(longer.substring(0, fits), size) > ROOM) {
                    fits--;
                }
                lines.add(longer.substring(0, fits));
                longer = longer.substring(fits);
            }
            line.setLength(0);
            line.append(longer);
        }
        lines.add(line.toString());
        return lines;
    }

    private String shortened(String text, int size) {
        String end = text;
        while (glyphs.width(end, size) > ROOM) {
            end = end.substring(0, end.length() - 2).stripTrailing() + "…";
        }
        return end;
    }

    /** Empty where a letter is missing: half of a word says nothing. */
    private String drawable(String text) {
        StringBuilder drawable = new StringBuilder();
        for (int c :
                Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray()) {
            if (glyphs.has(c)) {
                drawable.appendCodePoint(c);
            } else if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
                return "";
            }
        }
        return drawable.toString().replaceAll("\\s+", " ").strip();
    }

    private void text(Graphics2D pen, Color colour, String text, double x, double y, double size) {
        pen.setColor(colour);
        pen.fill(glyphs.outlines(text, x, y, size));
    }

    /** An open book with a tick, as the site's icon has it. */
    private static void mark(Graphics2D pen) {
        Graphics2D at = (Graphics2D) pen.create();
        at.translate(MARGIN, 84);
        at.scale(66 / 32.0, 66 / 32.0);
        at.setColor(ACCENT);
        at.fill(new RoundRectangle2D.Double(0, 0, 32, 32, 16, 16));
        Path2D pages = new Path2D.Double();
        pages.moveTo(7, 8.6);
        pages.curveTo(10.4, 7.7, 13.5, 8.3, 16, 10.3);
        pages.curveTo(18.5, 8.3, 21.6, 7.7, 25, 8.6);
        pages.lineTo(25, 22.4);
        pages.curveTo(21.6, 21.5, 18.5, 22.1, 16, 24.1);
        pages.curveTo(13.5, 22.1, 10.4, 21.5, 7, 22.4);
        pages.closePath();
        at.setColor(PAPER);
        at.fill(pages);
        at.setColor(ACCENT);
        at.fill(new Rectangle2D.Double(15.3, 10.3, 1.4, 13.8));
        Path2D tick = new Path2D.Double();
        tick.moveTo(18.4, 15.9);
        tick.lineTo(20.3, 18);
        tick.lineTo(23.6, 13.3);
        at.setColor(GAIN);
        at.setStroke(new BasicStroke(1.9f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        at.draw(tick);
        at.dispose();
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
