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

/** Reads many documents by id, a few with each query and the queries side by side. */
final class Loading {

    /** Every store that we know handles so many in one query well. */
    private static final int IDS_A_QUERY = 16;

    private static final int QUERIES_AT_ONCE = 16;

    private final ExecutorService threads = Executors.newFixedThreadPool(
            QUERIES_AT_ONCE, Thread.ofVirtual().name("ledger-loading-", 0).factory());

    Batch batch() {
        return new Batch();
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
                if (queries.size() == 1) {
                    Query only = queries.getFirst();
                    only.find().call().forEach(only.to());
                    return;
                }
                List<Future<List<Document>>> found = new ArrayList<>();
                for (Query query : queries) {
                    found.add(threads.submit(query.find()));
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
