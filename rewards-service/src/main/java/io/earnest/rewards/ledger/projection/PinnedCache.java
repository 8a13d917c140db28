package io.earnest.rewards.ledger.projection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Documents of one kind in memory: those that the store does not have yet, which stay, and recently used others, up to a
 * number. Only the writer's thread pins and caches, and only the projector's unpins, so a cached document is never older
 * than the store's.
 */
final class PinnedCache<T> {

    private final ConcurrentMap<String, T> pinned = new ConcurrentHashMap<>();
    private final Map<String, T> recent;

    PinnedCache(int mostRecent) {
        recent = new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > mostRecent;
            }
        };
    }

    @Nullable
    T get(String id) {
        T unprojected = pinned.get(id);
        if (unprojected != null) {
            return unprojected;
        }
        synchronized (recent) {
            return recent.get(id);
        }
    }

    void pin(Map<String, T> documents) {
        pinned.putAll(documents);
    }

    /** The store has these now, as far as that can be said of them. One that was pinned anew in the meantime stays. */
    void unpin(Map<String, T> documents, Predicate<T> projected) {
        documents.forEach((id, document) -> {
            if (projected.test(document)) {
                synchronized (recent) {
                    recent.put(id, document);
                }
                pinned.remove(id, document);
            }
        });
    }

    /** Drops what the store has. */
    void clear() {
        synchronized (recent) {
            recent.clear();
        }
    }

    void cache(String id, T document) {
        synchronized (recent) {
            recent.put(id, document);
        }
    }
}
