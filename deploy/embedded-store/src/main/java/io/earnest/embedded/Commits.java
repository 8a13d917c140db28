package io.earnest.embedded;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Lets commands in and answers out. A writing command is alone, reading ones share. No answer leaves before everything that it
 * may tell of is committed and synced, a read's answer neither: what was seen once is not taken back by a crash. Commands that
 * wait at the same time share one commit and one sync.
 *
 * <p>A commit or sync that fails leaves open what the disk holds. From then on every command fails, and {@code broken} is told.
 */
final class Commits {
    /** Each commit leaves half-empty chunks behind; after so many, some of them are written together. */
    private static final int COMMITS_BETWEEN_COMPACTIONS = 64;

    private static final int TARGET_FILL_PERCENT = 60;
    private static final int COMPACTION_BYTES = 1 << 20;
    private static final int SHUTDOWN_IN_PROGRESS = 91;

    private final MVStore file;
    private final Consumer<Throwable> broken;
    private final Thread thread =
            Thread.ofPlatform().name("embedded-store-commits").daemon().unstarted(this::run);

    /** Fair, so that neither a stream of reads nor one of writes keeps the commit waiting. */
    private final ReentrantReadWriteLock commands = new ReentrantReadWriteLock(true);

    /** How many writing commands are done; changes under the write lock alone. */
    private volatile long done;

    private final ReentrantLock state = new ReentrantLock();
    private final Condition wanted = state.newCondition();
    private final Condition reached = state.newCondition();
    private long wantedUpTo;
    private volatile long syncedUpTo;
    private boolean closing;
    private @Nullable Throwable failure;

    Commits(MVStore file, Consumer<Throwable> broken) {
        this.file = file;
        this.broken = broken;
        thread.start();
    }

    /** Runs a command that changes nothing. */
    <T> T reading(Supplier<T> command) {
        T answer;
        long seen;
        commands.readLock().lock();
        try {
            answer = command.get();
        } finally {
            seen = done;
            commands.readLock().unlock();
        }
        awaitSynced(seen);
        return answer;
    }

    /** Runs a command that may change something; one that fails may have changed a part, and its failure is an answer too. */
    <T> T writing(Supplier<T> command) {
        long mine = done;
        try {
            commands.writeLock().lock();
            try {
                return command.get();
            } finally {
                mine = countOne();
                commands.writeLock().unlock();
            }
        } finally {
            awaitSynced(mine);
        }
    }

    private long countOne() {
        long next = done + 1;
        done = next;
        return next;
    }

    private void awaitSynced(long count) {
        if (syncedUpTo >= count) {
            return;
        }
        state.lock();
        try {
            if (wantedUpTo < count) {
                wantedUpTo = count;
                wanted.signal();
            }
            while (syncedUpTo < count) {
                if (failure != null) {
                    throw new MongoServerError(
                            SHUTDOWN_IN_PROGRESS,
                            "ShutdownInProgress",
                            "the store can't keep what it is told: " + StoreFile.firstLine(failure));
                }
                reached.awaitUninterruptibly();
            }
        } finally {
            state.unlock();
        }
    }

    private void run() {
        try {
            for (int commits = 1; awaitWork(); commits++) {
                long upTo = commit();
                if (commits % COMMITS_BETWEEN_COMPACTIONS == 0) {
                    file.compact(TARGET_FILL_PERCENT, COMPACTION_BYTES);
                }
                reached(upTo);
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    /** Whole commands only: none is half-way while the version is taken. The sync then lets the next ones in. */
    private long commit() {
        long upTo;
        long version;
        commands.readLock().lock();
        try {
            upTo = done;
            version = file.commit();
            if (file.isClosed()) {
                throw new IllegalStateException("the file is closed");
            }
        } finally {
            commands.readLock().unlock();
        }
        if (version >= 0) {
            file.sync();
        }
        return upTo;
    }

    private boolean awaitWork() {
        state.lock();
        try {
            while (wantedUpTo <= syncedUpTo) {
                if (closing) {
                    return false;
                }
                wanted.awaitUninterruptibly();
            }
            return true;
        } finally {
            state.unlock();
        }
    }

    private void reached(long upTo) {
        state.lock();
        try {
            syncedUpTo = upTo;
            reached.signalAll();
        } finally {
            state.unlock();
        }
    }

    private void fail(Throwable e) {
        state.lock();
        try {
            failure = e;
            reached.signalAll();
        } finally {
            state.unlock();
        }
        broken.accept(e);
    }

    /** Ends once what was waited for is synced; false if that can't be had. */
    boolean close() {
        state.lock();
        try {
            closing = true;
            wanted.signal();
        } finally {
            state.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive() && thread != Thread.currentThread()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        state.lock();
        try {
            return failure == null;
        } finally {
            state.unlock();
        }
    }
}
