package io.earnest.article.search;

import io.earnest.article.article.ArticleSearch;
import io.earnest.chassis.bulkhead.Bulkhead;
import io.earnest.chassis.bulkhead.Bulkheads;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Searches this process's index. A cursor holds the place of a hit in its order and serves on every replica; by relevance
 * places move a little as articles come and go, so that a hit may then be met twice or not.
 */
@Component
class LuceneSearch implements ArticleSearch {
    /** Parts of a cursor: the order, two values of the last hit, its article. */
    private static final int CURSOR_PARTS = 4;

    private static final Set<String> STORED = Set.of(Fields.BODY);

    private final IndexKeeper index;
    private final Bulkhead bulkhead;
    private final long atMostNanos;

    LuceneSearch(IndexKeeper index, SearchProperties properties, Bulkheads bulkheads) {
        this.index = index;
        this.bulkhead = bulkheads.named("search");
        this.atMostNanos = properties.atMost().toNanos();
    }

    @Override
    public Hits find(Query query) {
        return bulkhead.run(() -> {
            long end = System.nanoTime() + atMostNanos;
            return index.with(searcher -> find(searcher, query, () -> System.nanoTime() - end > 0));
        });
    }

    /**
     * Looks for the words.
     *
     * @param late says when it has taken too long: hits that are found by then go without their excerpts
     * @throws io.earnest.chassis.problem.ProblemException 503 where the hits were not found by then
     */
    static Hits find(IndexSearcher searcher, Query query, QueryTimeout late) throws IOException {
        Object @Nullable [] after = after(query.order(), query.cursor());
        // Of its own, as the time of one search is not another's.
        IndexSearcher timed = new IndexSearcher(searcher.getIndexReader());
        timed.setQueryCache(null);
        timed.setTimeout(late);
        Hits found = find(timed, query, query.words(), after, late);
        if (found.total() > 0) {
            return found;
        }
        Optional<String> near = Corrections.of(query.words(), searcher.getIndexReader());
        return near.isEmpty()
                ? found
                : find(timed, query, near.get(), after, late).by(near.get());
    }

    private static Hits find(
            IndexSearcher searcher, Query query, String typed, Object @Nullable [] after, QueryTimeout late)
            throws IOException {
        Optional<org.apache.lucene.search.Query> words = Words.query(typed);
        return words.isEmpty() ? Hits.NONE : find(searcher, query, words.get(), after, late);
    }

    private static Hits find(
            IndexSearcher searcher,
            Query query,
            org.apache.lucene.search.Query words,
            Object @Nullable [] after,
            QueryTimeout late)
            throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(words, Occur.MUST);
        filter(all, Fields.TAG, query.tag());
        filter(all, Fields.AUTHOR, query.authorId());
        // Its number only parts hits of the same place, of which there are none: the last value is the article itself.
        int last = Math.max(1, searcher.getIndexReader().maxDoc()) - 1;
        FieldDoc behind = after == null ? null : new FieldDoc(last, Float.NaN, after);
        TopDocs found = searcher.searchAfter(behind, all.build(), query.limit() + 1, sort(query.order()));
        if (searcher.timedOut()) {
            throw Problem.unavailable("article-service")
                    .detail("This search took too long. Look for fewer or rarer words, or try again in a few seconds.")
                    .exception();
        }
        boolean more = found.scoreDocs.length > query.limit();
        Excerpts excerpts = new Excerpts(words);
        StoredFields stored = searcher.storedFields();
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < Math.min(query.limit(), found.scoreDocs.length); i++) {
            FieldDoc hit = (FieldDoc) found.scoreDocs[i];
            String text =
                    late.shouldExit() ? null : stored.document(hit.doc, STORED).get(Fields.BODY);
            hits.add(new Hit(article(hit), cursor(query.order(), hit), excerpts.of(text == null ? "" : text)));
        }
        // More than this is only roughly counted, as the rest is not looked through.
        return new Hits(hits, more, found.totalHits.value(), null);
    }

    private static void filter(BooleanQuery.Builder all, String field, @Nullable String value) {
        if (value != null) {
            all.add(new TermQuery(new Term(field, value)), Occur.FILTER);
        }
    }

    private static Sort sort(Order order) {
        SortField byId = new SortField(Fields.ID, SortField.Type.STRING, true);
        SortField newest = new SortField(Fields.PUBLISHED, SortField.Type.LONG, true);
        return new Sort(
                switch (order) {
                    case RELEVANCE -> SortField.FIELD_SCORE;
                    case NEWEST -> newest;
                    case TOP -> new SortField(Fields.SCORE, SortField.Type.LONG, true);
                    case DISCUSSED -> new SortField(Fields.COMMENTS, SortField.Type.LONG, true);
                },
                newest,
                byId);
    }

    private static String article(FieldDoc hit) {
        return ((BytesRef) hit.fields[2]).utf8ToString();
    }

    private static String cursor(Order order, FieldDoc hit) {
        return Paging.cursor(name(order), hit.fields[0].toString(), hit.fields[1].toString(), article(hit));
    }

    private static Object @Nullable [] after(Order order, @Nullable String cursor) {
        List<String> parts = Paging.parts(cursor, CURSOR_PARTS);
        if (parts == null) {
            return null;
        }
        if (!parts.get(0).equals(name(order))) {
            throw badCursor();
        }
        Object first = order == Order.RELEVANCE ? score(parts.get(1)) : (Object) Paging.number(parts.get(1));
        return new Object[] {first, Paging.number(parts.get(2)), new BytesRef(parts.get(3))};
    }

    private static Float score(String part) {
        try {
            float score = Float.parseFloat(part);
            if (Float.isFinite(score)) {
                return score;
            }
        } catch (NumberFormatException e) {
            // Answered below.
        }
        throw badCursor();
    }

    private static RuntimeException badCursor() {
        return Problem.invalid("cursor", "is not one that this list gave; start without it")
                .exception();
    }

    private static String name(Order order) {
        return order.name().toLowerCase(Locale.ROOT);
    }
}
