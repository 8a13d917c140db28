package io.earnest.rewards.log;

import io.earnest.rewards.log.note.Note;
import io.earnest.rewards.log.note.TreeHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest checkpoint in a file outside of the store: it is written before the checkpoint is shown, and so knows of it when
 * the store was set back.
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
        if (file == null || Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            TreeHead head = TreeHead.parse(Note.parse(Files.readString(file)).text());
            return Optional.of(head).filter(found -> found.origin().equals(origin));
        } catch (IOException | IllegalArgumentException e) {
            throw new ContradictionException("the log's state file " + file
                    + " can't be understood, so it is not known what was published: " + e.getMessage());
        }
    }

    /** Replaces it as a whole, durably. */
    void write(String note) {
        if (file == null) {
            return;
        }
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            try (FileChannel channel = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(note.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the log's state file " + file + " can't be written", e);
        }
    }
}
