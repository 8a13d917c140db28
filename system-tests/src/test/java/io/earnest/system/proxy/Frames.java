package io.earnest.system.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Cuts a stream into what is passed on at once. */
@FunctionalInterface
public interface Frames {
    /** Whatever has arrived, at most 16 kB. */
    Frames CHUNKS = in -> {
        byte[] buffer = new byte[16_384];
        int read = in.read(buffer);
        return read <= 0 ? new byte[0] : Arrays.copyOf(buffer, read);
    };

    /** Whole messages of MongoDB's wire protocol, at most 48 MB as it says itself. */
    Frames MONGODB_MESSAGES = Frames::message;

    /** The next frame, empty at the end of the stream. */
    byte[] next(InputStream in) throws IOException;

    private static byte[] message(InputStream in) throws IOException {
        byte[] length = in.readNBytes(4);
        if (length.length < 4) {
            return new byte[0];
        }
        int bytes = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (bytes < 16 || bytes > 48_000_000) {
            throw new IOException("no message of MongoDB has " + bytes + " bytes");
        }
        byte[] message = Arrays.copyOf(length, bytes);
        if (in.readNBytes(message, 4, bytes - 4) < bytes - 4) {
            throw new IOException("the message was cut short");
        }
        return message;
    }
}
