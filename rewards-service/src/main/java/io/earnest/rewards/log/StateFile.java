package io.earnest.rewards.log;

import io.earnest.rewards.log.note.Note;
import io.earnest.rewards.log.note.TreeHead;
import io.earnest.rewards.log.tree.TreeHashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest checkpoint in a file outside of the store: it is written before the checkpoint is shown, and so knows of it when
 * the store was set back. That of a log by another name is kept beside it, for when somebody goes back to that name.
 */
final class StateFile {
    private final @Nullable Path file;

    /** @param file null: nothing is remembered */
    StateFile(@Nullable Path file) {
        this.file = file;
    }

    /**
     * What was written last for that log; of another log nothing is known.
     *
     * @throws ContradictionException if there is a file and it can't be understood: it may say anything
     */
    Optional<TreeHead> read(String origin) {
        if (file == null) {
            return Optional.empty();
        }
        Optional<TreeHead> newest = head(file).filter(found -> found.origin().equals(origin));
        return newest.isPresent() ? newest : head(beside(origin));
    }

    private static Optional<TreeHead> head(Path from) {
        try {
            return Files.exists(from)
                    ? Optional.of(
                            TreeHead.parse(Note.parse(Files.readString(from)).text()))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new ContradictionException("the log's state file " + from
                    + " can't be understood, so it is not known what was published: " + e.getMessage());
        }
    }

    private Path beside(String origin) {
        byte[] name = TreeHashes.leaf(origin.getBytes(StandardCharsets.UTF_8));
        return Objects.requireNonNull(file)
                .resolveSibling(file.getFileName() + "." + HexFormat.of().formatHex(name, 0, 8));
    }

    /** Replaces it as a whole, durably. */
    void write(String note) {
        if (file == null) {
            return;
        }
        String origin = TreeHead.parse(Note.parse(note).text()).origin();
        Optional<String> another = head(file).map(TreeHead::origin).filter(found -> !found.equals(origin));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            try (FileChannel channel = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            if (another.isPresent()) {
                Files.move(file, beside(another.get()), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the log's state file " + file + " can't be written", e);
        }
    }
}
