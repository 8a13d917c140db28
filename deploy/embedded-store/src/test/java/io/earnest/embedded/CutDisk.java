package io.earnest.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A disk whose power can fail: it keeps what was forced, and of what was written since then whichever blocks it likes. A file
 * named {@code cut:/path} is on it.
 */
public final class CutDisk extends FilePathWrapper {
    private static final int BLOCK_BYTES = 4_096;
    private static final Map<String, Channel> OPEN = new ConcurrentHashMap<>();

    static {
        FilePath.register(new CutDisk());
    }

    /** The name of the file on this disk. */
    static String name(Path path) {
        return "cut:" + path;
    }

    /** What is left of the file if the power fails now, written to another. */
    static void cut(Path path, Path image, Random random) throws IOException {
        Files.write(image, OPEN.get(name(path)).afterPowerFailure(random));
    }

    /** From now on nothing more goes onto it. */
    static void refuse(Path path) {
        OPEN.get(name(path)).full = true;
    }

    static int forces(Path path) {
        return OPEN.get(name(path)).forces;
    }

    @Override
    public String getScheme() {
        return "cut";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        Channel channel = new Channel(getBase().open(mode));
        OPEN.put(name, channel);
        return channel;
    }

    private static final class Channel extends FileBaseDefault {
        private final FileChannel base;
        private final List<Write> unforced = new ArrayList<>();
        private byte[] forced = new byte[0];
        private volatile int forces;
        private volatile boolean full;

        private Channel(FileChannel base) {
            this.base = base;
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            byte[] bytes = new byte[source.remaining()];
            source.duplicate().get(bytes);
            int written = base.write(source, position);
            for (int from = 0; from < written; from += BLOCK_BYTES) {
                unforced.add(new Write(
                        position + from, Arrays.copyOfRange(bytes, from, Math.min(written, from + BLOCK_BYTES))));
            }
            return written;
        }

        @Override
        public synchronized void force(boolean metaData) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            base.force(metaData);
            for (Write write : unforced) {
                forced = write.onto(forced);
            }
            unforced.clear();
            forces++;
        }

        private synchronized byte[] afterPowerFailure(Random random) {
            byte[] left = forced.clone();
            for (Write write : unforced) {
                if (random.nextBoolean()) {
                    left = write.onto(left);
                }
            }
            return left;
        }

        @Override
        protected synchronized void implTruncate(long size) throws IOException {
            base.truncate(size);
            // MVStore forces before it truncates; that the shorter length is lost again does no harm.
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return base.read(target, position);
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() {
            try {
                base.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private record Write(long position, byte[] bytes) {
        private byte[] onto(byte[] image) {
            int end = Math.toIntExact(position + bytes.length);
            byte[] larger = image.length < end ? Arrays.copyOf(image, end) : image;
            System.arraycopy(bytes, 0, larger, Math.toIntExact(position), bytes.length);
            return larger;
        }
    }
}
