package io.earnest.rewards.ledger.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.ledger.state.EntryQuery;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Lists the rows of an account, and the entries of an article, whose rows are spread over accounts. */
final class RowReads {

    private final MongoCollection<Document> rows;

    RowReads(MongoCollection<Document> rows) {
        this.rows = rows;
    }

    void prepare() {
        rows.createIndex(Indexes.ascending("account", "article", "_id"));
        rows.createIndex(Indexes.ascending("article", "block", "index"));
    }

    List<AccountEntry> entries(EntryQuery query) {
        List<Bson> filters = new ArrayList<>();
        filters.add(Filters.eq("account", query.account()));
        filters.add(Filters.gt("_id", query.firstId()));
        filters.add(Filters.lt("_id", query.endId()));
        String article = query.article();
        if (article != null) {
            filters.add(Filters.eq("article", article));
        }
        Line line = query.line();
        if (line != null) {
            filters.add(Filters.eq("line", line.name()));
        }
        if (!query.withUnpaid()) {
            filters.add(Filters.exists("unpaid", false));
        }
        return rows.find(Filters.and(filters))
                .sort(Sorts.ascending("_id"))
                .limit(query.limit())
                .map(RowCodecs::row)
                .into(new ArrayList<>());
    }

    /** Reads as many rows as that many entries take, from the index alone. */
    List<EntryRef> entriesOf(String article, @Nullable EntryRef before, int limit) {
        List<Bson> filters = new ArrayList<>();
        filters.add(Filters.eq("article", article));
        if (before != null) {
            filters.add(Filters.lte("block", before.block()));
            filters.add(Filters.or(Filters.lt("block", before.block()), Filters.lt("index", before.index())));
        }
        Set<EntryRef> found = new LinkedHashSet<>();
        try (MongoCursor<Document> newestFirst = rows.find(Filters.and(filters))
                .projection(Projections.fields(Projections.include("block", "index"), Projections.excludeId()))
                .sort(Sorts.descending("block", "index"))
                .iterator()) {
            while (found.size() < limit && newestFirst.hasNext()) {
                found.add(Codecs.ref(newestFirst.next()));
            }
        }
        return List.copyOf(found);
    }
}
