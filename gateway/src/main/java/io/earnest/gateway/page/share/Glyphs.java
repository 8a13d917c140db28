package io.earnest.gateway.page.share;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The outlines of our own font. Java's text would want the system's font libraries and their configuration, which a container
 * has not; outlines are shapes like others.
 */
final class Glyphs {
    private static final String FONT = "/share/literata-semibold.ttf";

    private final Map<Integer, Glyph> byCodePoint = new HashMap<>();

    /** @param advance how much room it takes, of a text of size 1 */
    private record Glyph(Path2D outline, double advance) {}

    Glyphs() {
        try (InputStream file = Glyphs.class.getResourceAsStream(FONT)) {
            if (file == null) {
                throw new IllegalStateException(FONT + " is missing");
            }
            try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
                CmapLookup characters = font.getUnicodeCmapLookup();
                double unit = 1.0 / font.getUnitsPerEm();
                for (int c = ' '; c <= Character.MAX_VALUE; c++) {
                    int id = characters.getGlyphId(c);
                    if (id > 0) {
                        GlyphData data = font.getGlyph().getGlyph(id);
                        GeneralPath outline = data == null ? new GeneralPath() : data.getPath();
                        outline.transform(AffineTransform.getScaleInstance(unit, -unit));
                        byCodePoint.put(c, new Glyph(outline, font.getAdvanceWidth(id) * unit));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(int codePoint) {
        return byCodePoint.containsKey(codePoint);
    }

    double width(String text, double size) {
        return size * text.codePoints().mapToDouble(c -> glyph(c).advance).sum();
    }

    /** The text's outlines, beginning at the point, on the line. */
    Path2D outlines(String text, double x, double y, double size) {
        Path2D all = new Path2D.Double();
        double at = x;
        for (int c : text.codePoints().toArray()) {
            Glyph glyph = glyph(c);
            AffineTransform place = AffineTransform.getTranslateInstance(at, y);
            place.scale(size, size);
            all.append(glyph.outline.getPathIterator(place), false);
            at += glyph.advance * size;
        }
        return all;
    }

    private Glyph glyph(int codePoint) {
        return byCodePoint.getOrDefault(codePoint, new Glyph(new Path2D.Double(), 0));
    }
}
