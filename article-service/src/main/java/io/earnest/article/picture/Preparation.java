package io.earnest.article.picture;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import io.earnest.article.markdown.PictureAddress;
import io.earnest.chassis.problem.Problem;
import java.awt.image.BufferedImage;
import java.awt.image.SampleModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes of what was uploaded a picture that may be shown: its type is what it is read as, its size is looked at before it is
 * decoded, and what is kept is drawn anew, upright, no larger than a page needs, without place, camera or anything else that
 * came with it.
 */
final class Preparation {
    static final long MOST_PIXELS = 24_000_000;
    private static final int MOST_SIDE = 16_000;
    /** A progressive JPEG is gone over once for each scan, however little of the file that takes; cameras write ten. */
    private static final int MOST_SCANS = 64;
    /** Of the decoded image in memory; a larger one is read with pixels left out. */
    private static final long MOST_DECODED_BYTES = 48_000_000;
    /** Pixels without loss where they are few bytes, as drawings and screenshots are. */
    private static final int MOST_LOSSLESS_BYTES = 400_000;

    private static final float JPEG_QUALITY = 0.85f;

    private Preparation() {}

    /**
     * The picture in its two sizes.
     *
     * @throws io.earnest.chassis.problem.ProblemException 400 {@code not-a-picture} or {@code too-many-pixels}
     */
    static Prepared of(byte[] upload) {
        Kind kind = Kind.of(upload);
        if (kind == null || (kind == Kind.JPEG && scans(upload) > MOST_SCANS)) {
            throw notAPicture();
        }
        try {
            int orientation = kind == Kind.JPEG ? orientation(upload) : 1;
            Pixels full = decoded(upload, kind, orientation).upright(orientation);
            Encoded encoded = encoded(full, kind);
            byte[] small = null;
            if (full.width() > PictureAddress.SMALL_WIDTH) {
                int height =
                        Math.max(1, Math.round(full.height() * (PictureAddress.SMALL_WIDTH / (float) full.width())));
                small = encode(full.scaled(PictureAddress.SMALL_WIDTH, height), encoded.extension);
            }
            return new Prepared(encoded.extension, full.width(), full.height(), encoded.bytes, small);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | IllegalStateException e) {
            throw notAPicture();
        }
    }

    private enum Kind {
        PNG("png", "\u0089PNG\r\n\u001A\n"),
        JPEG("jpeg", "\u00FF\u00D8\u00FF"),
        GIF("gif", "GIF8");

        private final String reader;
        /** A character for each byte. */
        private final String start;

        Kind(String reader, String start) {
            this.reader = reader;
            this.start = start;
        }

        static @Nullable Kind of(byte[] upload) {
            String begins = new String(upload, 0, Math.min(upload.length, 16), StandardCharsets.ISO_8859_1);
            for (Kind kind : values()) {
                if (begins.startsWith(kind.start)) {
                    return kind;
                }
            }
            return null;
        }
    }

    private static Pixels decoded(byte[] upload, Kind kind, int orientation) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(kind.reader);
        ImageReader reader = readers.next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
            // Without its metadata, which may be compressed and grow a thousandfold.
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS || Math.max(width, height) > MOST_SIDE) {
                throw Problem.of("too-many-pixels", 400, "The picture is too large")
                        .detail(
                                "A picture may have 24 million pixels, and 16,000 on a side. Make it smaller, then send it again.")
                        .with("width", width)
                        .with("height", height)
                        .exception();
            }
            ImageReadParam param = reader.getDefaultReadParam();
            double bytes = (double) width * height * bytesPerPixel(reader.getRawImageType(0));
            int step = (int) Math.ceil(Math.sqrt(Math.max(1, bytes / MOST_DECODED_BYTES)));
            param.setSourceSubsampling(step, step, 0, 0);
            BufferedImage image = reader.read(0, param);
            boolean turned = orientation >= 5;
            int mostWidth = turned ? PictureAddress.MOST_HEIGHT : PictureAddress.MOST_WIDTH;
            int mostHeight = turned ? PictureAddress.MOST_WIDTH : PictureAddress.MOST_HEIGHT;
            double scale = Math.min(
                    1, Math.min(mostWidth / (double) image.getWidth(), mostHeight / (double) image.getHeight()));
            return Pixels.scaled(image, Math.max(1, (int) Math.round(image.getWidth() * scale)), Math.max(1, (int)
                    Math.round(image.getHeight() * scale)));
        } finally {
            reader.dispose();
        }
    }

    private static int bytesPerPixel(@Nullable ImageTypeSpecifier type) {
        if (type == null) {
            return 4;
        }
        SampleModel samples = type.getSampleModel();
        int bits = 0;
        for (int band = 0; band < samples.getNumBands(); band++) {
            bits += samples.getSampleSize(band);
        }
        return Math.max(1, bits / 8);
    }

    /** In the data itself the byte FF is followed by zero, so that a marker is one wherever it stands. */
    private static int scans(byte[] jpeg) {
        int scans = 0;
        for (int i = 0; i + 1 < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xDA) {
                scans++;
            }
        }
        return scans;
    }

    private static int orientation(byte[] jpeg) {
        try {
            ExifIFD0Directory exif = ImageMetadataReader.readMetadata(new ByteArrayInputStream(jpeg), jpeg.length)
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            return exif != null && exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
                    ? exif.getInt(ExifIFD0Directory.TAG_ORIENTATION)
                    : 1;
        } catch (ImageProcessingException | IOException | MetadataException | RuntimeException e) {
            return 1; // nobody says how it was held
        }
    }

    private static final class Encoded {
        private final String extension;
        private final byte[] bytes;

        private Encoded(String extension, byte[] bytes) {
            this.extension = extension;
            this.bytes = bytes;
        }
    }

    private static Encoded encoded(Pixels pixels, Kind kind) throws IOException {
        if (!pixels.isOpaque()) {
            return new Encoded("png", encode(pixels, "png"));
        }
        byte[] jpeg = encode(pixels, "jpg");
        if (kind != Kind.JPEG) {
            byte[] png = encode(pixels, "png");
            if (png.length <= Math.max(MOST_LOSSLESS_BYTES, jpeg.length)) {
                return new Encoded("png", png);
            }
        }
        return new Encoded("jpg", jpeg);
    }

    private static byte[] encode(Pixels pixels, String extension) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(extension).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (extension.equals("jpg")) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(JPEG_QUALITY);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(pixels.image(), null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static RuntimeException notAPicture() {
        return Problem.of("not-a-picture", 400, "This can't be read as a picture")
                .detail("A picture is a PNG, JPEG or GIF file. Save it as one of these, then send it again.")
                .exception();
    }
}
