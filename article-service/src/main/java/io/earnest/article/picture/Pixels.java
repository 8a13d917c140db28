package io.earnest.article.picture;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.function.IntFunction;

/** Colours as 0xAARRGGBB, row by row. */
final class Pixels {
    private final int width;
    private final int height;
    private final int[] argb;

    private Pixels(int width, int height, int[] argb) {
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** The image scaled down to this size: each pixel is the mean of what it covers, clear ones counting for nothing. */
    static Pixels scaled(BufferedImage image, int width, int height) {
        return scaled(rows(image), image.getWidth(), image.getHeight(), width, height);
    }

    Pixels scaled(int newWidth, int newHeight) {
        return scaled(y -> Arrays.copyOfRange(argb, y * width, (y + 1) * width), width, height, newWidth, newHeight);
    }

    /** As it is to be held, from how the camera was held (EXIF's orientation, 1 to 8). */
    Pixels upright(int orientation) {
        if (orientation <= 1 || orientation > 8) {
            return this;
        }
        boolean turned = orientation >= 5;
        int newWidth = turned ? height : width;
        int newHeight = turned ? width : height;
        int[] out = new int[argb.length];
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                int from = switch (orientation) {
                    case 2 -> y * width + (width - 1 - x);
                    case 3 -> (height - 1 - y) * width + (width - 1 - x);
                    case 4 -> (height - 1 - y) * width + x;
                    case 5 -> x * width + y;
                    case 6 -> (height - 1 - x) * width + y;
                    case 7 -> (height - 1 - x) * width + (width - 1 - y);
                    default -> x * width + (width - 1 - y);
                };
                out[y * newWidth + x] = argb[from];
            }
        }
        return new Pixels(newWidth, newHeight, out);
    }

    boolean isOpaque() {
        for (int pixel : argb) {
            if (pixel >>> 24 != 255) {
                return false;
            }
        }
        return true;
    }

    BufferedImage image() {
        BufferedImage image =
                new BufferedImage(width, height, isOpaque() ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        return image;
    }

    /** Java takes grey for linear light, which the files do not mean: their values are taken as they are. */
    private static IntFunction<int[]> rows(BufferedImage image) {
        int width = image.getWidth();
        if (image.getColorModel() instanceof ComponentColorModel colours && colours.getNumColorComponents() == 1) {
            Raster raster = image.getRaster();
            int shift = colours.getComponentSize(0) - 8;
            boolean alpha = colours.hasAlpha();
            return y -> {
                int[] samples = raster.getPixels(0, y, width, 1, (int[]) null);
                int[] row = new int[width];
                int bands = raster.getNumBands();
                for (int x = 0; x < width; x++) {
                    int grey = eight(samples[x * bands], shift);
                    int opacity = alpha ? eight(samples[x * bands + 1], shift) : 255;
                    row[x] = opacity << 24 | grey << 16 | grey << 8 | grey;
                }
                return row;
            };
        }
        return y -> image.getRGB(0, y, width, 1, null, 0, width);
    }

    private static int eight(int sample, int shift) {
        return shift >= 0 ? sample >> shift & 0xFF : sample * 255 / ((1 << (8 + shift)) - 1);
    }

    private static Pixels scaled(IntFunction<int[]> rows, int fromWidth, int fromHeight, int width, int height) {
        int[] out = new int[width * height];
        float[] sums = new float[width * 4];
        double stepX = (double) fromWidth / width;
        double stepY = (double) fromHeight / height;
        float[] row = new float[width * 4];
        int held = -1;
        for (int y = 0; y < height; y++) {
            double top = y * stepY;
            double bottom = Math.min(fromHeight, top + stepY);
            Arrays.fill(sums, 0);
            for (int from = (int) top; from < bottom - 1e-9; from++) {
                if (held != from) {
                    narrow(rows.apply(from), row, width, stepX);
                    held = from;
                }
                float share = (float) ((Math.min(bottom, from + 1.0) - Math.max(top, from)) / stepY);
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += row[i] * share;
                }
            }
            for (int x = 0; x < width; x++) {
                out[y * width + x] = pixel(sums, x * 4);
            }
        }
        return new Pixels(width, height, out);
    }

    /** A row's means, colours multiplied by their opacity. */
    private static void narrow(int[] source, float[] row, int width, double step) {
        Arrays.fill(row, 0);
        for (int x = 0; x < width; x++) {
            double left = x * step;
            double right = Math.min(source.length, left + step);
            for (int from = (int) left; from < right - 1e-9; from++) {
                int pixel = source[from];
                float share = (float) ((Math.min(right, from + 1.0) - Math.max(left, from)) / step);
                float opacity = (pixel >>> 24) * share;
                row[x * 4] += opacity;
                row[x * 4 + 1] += (pixel >> 16 & 0xFF) * opacity;
                row[x * 4 + 2] += (pixel >> 8 & 0xFF) * opacity;
                row[x * 4 + 3] += (pixel & 0xFF) * opacity;
            }
        }
    }

    private static int pixel(float[] sums, int at) {
        float opacity = sums[at];
        if (opacity < 0.5f) {
            return 0;
        }
        return byteOf(opacity) << 24
                | byteOf(sums[at + 1] / opacity) << 16
                | byteOf(sums[at + 2] / opacity) << 8
                | byteOf(sums[at + 3] / opacity);
    }

    private static int byteOf(float value) {
        return Math.clamp(Math.round(value), 0, 255);
    }
}
