package io.earnest.launcher.system;

import io.earnest.launcher.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that one local Earnest keeps between two starts: store, keys, the operator's password, logs. Only its owner may
 * read it. One {@code up} at a time holds its lock; the kernel frees the lock when that process ends, however it ends.
 */
public final class DataDirectory {
    private static final Set<PosixFilePermission> OWNERS_FOLDER = PosixFilePermissions.fromString("rwx------");

    private final Path root;
    private @Nullable FileLock lock;

    public DataDirectory(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    public Path root() {
        return root;
    }

    public Path file(String name) {
        return root.resolve(name);
    }

    /** Makes the directory where it is missing and takes its lock, until this process ends. */
    public void lock() {
        try {
            ownersFolder(root);
            FileChannel channel = FileChannel.open(file("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        } catch (IOException e) {
            throw new Refusal("The data directory " + root + " can't be used: " + e.getMessage(), e);
        }
        if (lock == null) {
            throw new Refusal(
                    "Earnest is running on " + root + " already. Stop it, or choose another directory with --data");
        }
    }

    /** Whether a system runs on it, or anything else that took its lock. */
    public boolean locked() {
        try (FileChannel channel = FileChannel.open(file("lock"), StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new Refusal("The data directory " + root + " can't be used: " + e.getMessage(), e);
        }
    }

    /** Frees the lock for another {@code up}. */
    public void unlock() {
        FileLock held = lock;
        if (held != null) {
            try {
                held.channel().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            lock = null;
        }
    }

    public @Nullable String read(String name) {
        try {
            return Files.isRegularFile(file(name)) ? Files.readString(file(name)) : null;
        } catch (IOException e) {
            throw new Refusal(file(name) + " can't be read: " + e.getMessage(), e);
        }
    }

    /** Writes a file that its owner alone can read, whole or not at all. */
    public void write(String name, String content) {
        Path target = file(name);
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        try {
            ownersFolder(target.getParent());
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, content);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Refusal(target + " can't be written: " + e.getMessage(), e);
        }
    }

    /** A folder that its owner alone can enter, made where it is missing: whoever writes into it need not mind modes. */
    public Path folder(String name) {
        try {
            ownersFolder(file(name));
            // An earlier build left it to the user's umask.
            Files.setPosixFilePermissions(file(name), OWNERS_FOLDER);
            return file(name);
        } catch (IOException e) {
            throw new Refusal(file(name) + " can't be made: " + e.getMessage(), e);
        }
    }

    /** A process's log. */
    public RotatingLog log(String name) {
        return new RotatingLog(folder("logs").resolve(name + ".log"));
    }

    /** Writes what is not there yet, and never replaces what is; tells whether it did. */
    public boolean once(String name, String content) {
        if (read(name) != null) {
            return false;
        }
        write(name, content);
        return true;
    }

    public void remove(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new Refusal(file(name) + " can't be removed: " + e.getMessage(), e);
        }
    }

    private static void ownersFolder(@Nullable Path folder) throws IOException {
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNERS_FOLDER));
        }
    }
}
