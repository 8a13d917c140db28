package io.earnest.gateway.page;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** How bytes travel (RFC 9110, 8.4). */
enum Coding {
    PLAIN(null),
    GZIP("gzip"),
    /** A fifth smaller than gzip. The encoder is native code: where there is none for a machine, it is not offered. */
    BROTLI("br");

    private static final boolean BROTLI_IS_HERE = Brotli4jLoader.isAvailable();
    /** For pages: about as fast as gzip. What is compressed once and served for a year takes the best. */
    private static final int BROTLI_QUALITY = 5;

    private static final int BROTLI_BEST = 11;

    private final @Nullable String token;

    Coding(@Nullable String token) {
        this.token = token;
    }

    /** Its name in headers; null where bytes travel as they are. */
    @Nullable
    String token() {
        return token;
    }

    /** Whether it can be had on this machine. */
    boolean isHere() {
        return this != BROTLI || BROTLI_IS_HERE;
    }

    /** The bytes, compressed quickly. */
    byte[] of(byte[] plain) {
        return of(plain, BROTLI_QUALITY);
    }

    /** The bytes, compressed as well as can be. */
    byte[] ofOnce(byte[] plain) {
        return of(plain, BROTLI_BEST);
    }

    private byte[] of(byte[] plain, int brotliQuality) {
        try {
            return switch (this) {
                case PLAIN -> plain;
                case GZIP -> gzip(plain);
                case BROTLI ->
                    Encoder.compress(
                            plain, Encoder.Parameters.create(brotliQuality).setMode(Encoder.Mode.TEXT));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 3 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }
}
