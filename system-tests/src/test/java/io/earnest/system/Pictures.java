package io.earnest.system;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Files of pictures. */
final class Pictures {
    private Pictures() {}

    /** A square of one colour. */
    static byte[] png(int size, int argb) {
        return of("png", size, size, argb);
    }

    static byte[] of(String format, int width, int height, int argb) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, argb + (i / width) % 200);
        }
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            ImageIO.write(image, format, file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The id in a picture's path. */
    static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1).split("-", 2)[0];
    }
}
