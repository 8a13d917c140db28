package io.earnest.article.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed, as a query. There is no syntax that could be wrong: a word is looked for, a phrase between
 * quotation marks as it stands, the last word also by its beginning; every other sign only parts words. The number of
 * clauses is limited.
 */
final class Words {
    /** Words behind these are not looked at. */
    private static final int MOST_WORDS = 16;

    private static final int LEAST_BEGINNING_CHARS = 2;
    /** The best field counts whole, the others a little. */
    private static final float OTHER_FIELDS = 0.2f;

    private static final List<Place> PLACES =
            List.of(new Place(Fields.TEXTS_TITLE, 4), new Place(Fields.TEXTS_TAGS, 3), new Place(Fields.BODY, 1));
    /** A word as it stands is better than one of the same stem, and that better than a beginning. */
    private static final float EXACT = 1.5f;

    private static final float BEGINNING = 0.4f;

    private static final QueryBuilder STEMMED = new QueryBuilder(Analysis.STEMMED);
    private static final QueryBuilder PLAIN = new QueryBuilder(Analysis.EXACT);

    private Words() {}

    /** A field and what a hit in it is worth. */
    private record Place(String field, float boost) {}

    private record Piece(String text, boolean phrase, boolean last) {}

    /** The query; empty where there is no word in what was typed. */
    static Optional<Query> query(String typed) {
        List<Piece> pieces = pieces(typed);
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        BooleanQuery.Builder common = new BooleanQuery.Builder();
        boolean hasWord = false;
        boolean hasCommon = false;
        for (Piece piece : pieces) {
            Query query = query(piece);
            if (query == null) {
                continue;
            }
            if (isCommon(piece)) {
                // "the" is in every text: it may make a hit better, and is required only where nothing else is.
                all.add(query, Occur.SHOULD);
                common.add(query, Occur.MUST);
                hasCommon = true;
            } else {
                all.add(query, Occur.MUST);
                hasWord = true;
            }
        }
        if (!hasWord && !hasCommon) {
            return Optional.empty();
        }
        return Optional.of(hasWord ? all.build() : common.build());
    }

    private static boolean isCommon(Piece piece) {
        return !piece.phrase && !piece.last && STEMMED.createBooleanQuery(Fields.BODY, piece.text) == null;
    }

    private static @Nullable Query query(Piece piece) {
        List<Query> places = new ArrayList<>();
        for (Place place : PLACES) {
            Stream.of(exact(place, piece), stemmed(place, piece), beginning(place, piece))
                    .filter(Objects::nonNull)
                    .forEach(places::add);
        }
        return places.isEmpty() ? null : new DisjunctionMaxQuery(places, OTHER_FIELDS);
    }

    private static @Nullable Query exact(Place place, Piece piece) {
        String field = place.field + Fields.EXACT;
        // What people write as one may be several words ("read-to-earn"): they stand side by side then.
        Query query = PLAIN.createPhraseQuery(field, piece.text);
        return query == null ? null : new BoostQuery(query, place.boost * EXACT);
    }

    private static @Nullable Query stemmed(Place place, Piece piece) {
        if (piece.phrase) {
            return null;
        }
        Query query = STEMMED.createPhraseQuery(place.field, piece.text);
        return query == null ? null : new BoostQuery(query, place.boost);
    }

    /** The word that somebody may still be typing. */
    private static @Nullable Query beginning(Place place, Piece piece) {
        String field = place.field + Fields.EXACT;
        if (!piece.last
                || !(PLAIN.createBooleanQuery(field, piece.text) instanceof TermQuery word)
                || word.getTerm().text().length() < LEAST_BEGINNING_CHARS) {
            return null;
        }
        return new BoostQuery(new PrefixQuery(new Term(field, word.getTerm().bytes())), place.boost * BEGINNING);
    }

    /** Words and phrases. A phrase that nobody closed goes to the end. */
    private static List<Piece> pieces(String typed) {
        List<Piece> pieces = new ArrayList<>();
        String[] quoted = typed.replaceAll("[“”„«»]", "\"").split("\"", -1);
        for (int i = 0; i < quoted.length; i++) {
            boolean phrase = i % 2 == 1;
            String[] texts =
                    phrase ? new String[] {quoted[i]} : quoted[i].strip().split("\\s+", -1);
            for (int j = 0; j < texts.length && pieces.size() < MOST_WORDS; j++) {
                boolean last = i == quoted.length - 1 && j == texts.length - 1;
                pieces.add(new Piece(texts[j], phrase, last && !phrase));
            }
        }
        return pieces;
    }
}
