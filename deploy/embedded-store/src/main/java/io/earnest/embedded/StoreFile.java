package io.earnest.embedded;

import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** Opens the file. After a crash MVStore goes back to the last version that is whole, which is never older than the last synced. */
final class StoreFile {
    /** Space of a replaced version is written over only after that long, although a sync lies between all the same. */
    private static final int RETENTION_MILLISECONDS = 2_000;

    private StoreFile() {}

    /**
     * Opens it, or makes it where there is none.
     *
     * @throws StoreFileException if it is in use, damaged, or can't be written
     */
    static MVStore open(Path path) {
        return open(path.toString());
    }

    static MVStore open(String path) {
        try {
            MVStore file = new MVStore.Builder()
                    .fileName(path)
                    // Only Commits commits: a version on disk holds whole commands, and is synced before anyone hears
                    // of it.
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
            file.setRetentionTime(RETENTION_MILLISECONDS);
            file.setVersionsToKeep(0);
            return file;
        } catch (MVStoreException e) {
            throw new StoreFileException(explain(path, e), e);
        } catch (IllegalArgumentException e) {
            throw new StoreFileException("The store's file " + path + " can't be made: " + e.getMessage(), e);
        }
    }

    private static String explain(String path, MVStoreException e) {
        return switch (e.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED ->
                "The store's file " + path
                        + " is in use by another process: end that one, or choose another data directory";
            case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_UNSUPPORTED_FORMAT, DataUtils.ERROR_CHUNK_NOT_FOUND ->
                "The store's file " + path + " is damaged and was left as it is (" + firstLine(e)
                        + "): put a copy of it back, or move it away to begin with an empty store";
            default ->
                "The store's file " + path + " can't be read or written (" + firstLine(e)
                        + "): see to the disk and to who may write there";
        };
    }

    static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
    }
}
