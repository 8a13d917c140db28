package io.earnest.profile.password;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue of those who wait, a row for each network: the first of each row has its turn before the second of any.
 * Not safe for several threads.
 */
final class Lane {
    private final int most;
    private final int mostOfRow;
    /** In the order of their turns. */
    private final Map<String, Deque<Waiting>> rows = new LinkedHashMap<>();

    private int size;

    Lane(int most, int mostOfRow) {
        this.most = most;
        this.mostOfRow = mostOfRow;
    }

    /** Somebody in a row; {@code turn} ends with the slot, or with a {@link RejectedExecutionException}. */
    record Waiting(String row, CompletableFuture<Turns.Slot> turn) {}

    /**
     * Lets somebody wait. Where all places are taken, a row that is longer by two gives one up: so a network that fills the
     * lane keeps out itself alone.
     *
     * @param bounded whether the row has a limit of its own
     * @return false where there is no place
     */
    boolean offer(Waiting waiting, boolean bounded) {
        int ahead = lengthOf(rows.get(waiting.row));
        if ((bounded && ahead >= mostOfRow) || (size >= most && !makeRoom(ahead))) {
            return false;
        }
        rows.computeIfAbsent(waiting.row, row -> new ArrayDeque<>()).add(waiting);
        size++;
        return true;
    }

    /** Takes whose turn it is, and puts the row behind all others. */
    @Nullable
    Waiting poll() {
        Iterator<Map.Entry<String, Deque<Waiting>>> turns = rows.entrySet().iterator();
        if (!turns.hasNext()) {
            return null;
        }
        Map.Entry<String, Deque<Waiting>> first = turns.next();
        Deque<Waiting> row = first.getValue();
        turns.remove();
        Waiting next = row.removeFirst();
        size--;
        if (!row.isEmpty()) {
            rows.put(next.row, row);
        }
        return next;
    }

    /** Takes somebody out who waits no longer; false where they are not among the waiting. */
    boolean remove(Waiting waiting) {
        Deque<Waiting> row = rows.get(waiting.row);
        if (row == null || !row.remove(waiting)) {
            return false;
        }
        size--;
        if (row.isEmpty()) {
            rows.remove(waiting.row);
        }
        return true;
    }

    private boolean makeRoom(int ahead) {
        Deque<Waiting> longest = rows.values().stream()
                .max(Comparator.comparingInt(Deque::size))
                .filter(row -> row.size() >= ahead + 2)
                .orElse(null);
        if (longest == null) {
            return false;
        }
        Waiting last = longest.removeLast();
        size--;
        last.turn.completeExceptionally(new RejectedExecutionException("the place went to another network"));
        return true;
    }

    private static int lengthOf(@Nullable Deque<Waiting> row) {
        return row == null ? 0 : row.size();
    }
}
