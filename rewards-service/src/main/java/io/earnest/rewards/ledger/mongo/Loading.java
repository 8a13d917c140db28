package io.earnest.rewards.ledger.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.earnest.rewards.ledger.store.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.bson.Document;

/** Reads many documents by id, some with each query and the queries side by side; and writes side by side. */
final class Loading {

    /** What a block of 64 commands needs in one query: each costs the store as much as some dozens of the ids in it. */
    private static final int IDS_A_QUERY = 128;

    private static final int QUERIES_AT_ONCE = 16;

    private final ExecutorService threads = Executors.newFixedThreadPool(
            QUERIES_AT_ONCE, Thread.ofVirtual().name("ledger-loading-", 0).factory());

    Batch batch() {
        return new Batch();
    }

    /** Does all of it at the same time, so that the store syncs its journal for all at once. */
    void sideBySide(Runnable... writes) {
        List<Future<?>> begun = new ArrayList<>();
        for (Runnable write : writes) {
            begun.add(threads.submit(write));
        }
        RuntimeException failure = null;
        for (Future<?> each : begun) {
            try {
                each.get();
            } catch (ExecutionException e) {
                failure = e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoreException("interrupted while writing", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** What is to be read together. The consumers are called on the caller's thread. */
    final class Batch {

        private record Query(Callable<List<Document>> find, Consumer<Document> to) {}

        private final List<Query> queries = new ArrayList<>();

        void add(MongoCollection<Document> from, Collection<String> ids, Consumer<Document> to) {
            List<String> all = List.copyOf(ids);
            for (int first = 0; first < all.size(); first += IDS_A_QUERY) {
                List<String> some = all.subList(first, Math.min(all.size(), first + IDS_A_QUERY));
                queries.add(new Query(() -> find(from, some), to));
            }
        }

        void run() {
            try {
                List<Future<List<Document>>> found = new ArrayList<>();
                for (Query query : queries.subList(0, Math.max(0, queries.size() - 1))) {
                    found.add(threads.submit(query.find()));
                }
                if (!queries.isEmpty()) {
                    // The caller would only wait: the last one is its own.
                    Query own = queries.getLast();
                    own.find().call().forEach(own.to());
                }
                for (int i = 0; i < found.size(); i++) {
                    found.get(i).get().forEach(queries.get(i).to());
                }
            } catch (ExecutionException e) {
                throw new StoreException("documents cannot be read", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoreException("interrupted while reading", e);
            } catch (Exception e) {
                throw new StoreException("documents cannot be read", e);
            }
        }

        private static List<Document> find(MongoCollection<Document> from, List<String> ids) {
            return ids.size() == 1
                    ? from.find(Filters.eq("_id", ids.getFirst())).into(new ArrayList<>())
                    : from.find(Filters.in("_id", ids)).into(new ArrayList<>());
        }
    }
}
