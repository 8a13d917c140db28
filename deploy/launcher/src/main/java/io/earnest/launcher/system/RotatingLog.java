package io.earnest.launcher.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A log file of bounded size: a full one, and that of the start before, become {@code .1}, then {@code .2}. */
public final class RotatingLog {
    private static final long MOST_BYTES = 10_000_000;
    private static final int TAIL_BYTES = 16_384;

    private final Path file;
    private final long mostBytes;
    private OutputStream out;
    private long written;

    public RotatingLog(Path file) {
        this(file, MOST_BYTES);
    }

    RotatingLog(Path file, long mostBytes) {
        this.file = file;
        this.mostBytes = mostBytes;
        this.out = fresh(file);
    }

    public Path file() {
        return file;
    }

    /** Copies a stream into the log until it ends, in the background. */
    void follow(InputStream stream) {
        Thread.ofVirtual().name("log-" + file.getFileName()).start(() -> copy(stream));
    }

    private void copy(InputStream stream) {
        byte[] buffer = new byte[8192];
        try (stream) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                append(buffer, read);
            }
        } catch (IOException e) {
            // The process is gone, and its pipe with it.
        }
    }

    synchronized void append(byte[] bytes, int length) throws IOException {
        if (written > 0 && written + length > mostBytes) {
            out.close();
            out = fresh(file);
            written = 0;
        }
        out.write(bytes, 0, length);
        written += length;
    }

    /** The last lines, for a message about what went wrong. */
    public List<String> tail(int lines) {
        try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, reader.length() - TAIL_BYTES);
            byte[] end = new byte[(int) (reader.length() - from)];
            reader.seek(from);
            reader.readFully(end);
            List<String> all = new String(end, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    private static OutputStream fresh(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path older = file.resolveSibling(file.getFileName() + ".1");
            if (Files.exists(older)) {
                Files.move(older, file.resolveSibling(file.getFileName() + ".2"), StandardCopyOption.REPLACE_EXISTING);
            }
            if (Files.exists(file) && Files.size(file) > 0) {
                Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
            }
            return Files.newOutputStream(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
