package io.earnest.article.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** Words of the index that are near to those that somebody typed and that no article holds. */
final class Corrections {
    private static final List<String> FIELDS =
            List.of(Fields.TEXTS_TITLE + Fields.EXACT, Fields.TEXTS_TAGS + Fields.EXACT, Fields.BODY + Fields.EXACT);
    /** Each is looked for among all words of the index. */
    private static final int MOST_UNKNOWN = 4;

    private static final int LEAST_CHARS = 4;
    /** The nearest first, then the most common. */
    private static final Comparator<SuggestWord> BEST =
            Comparator.<SuggestWord>comparingDouble(word -> word.score).thenComparingInt(word -> word.freq);

    private Corrections() {}

    private record Word(String text, int start, int end) {}

    /** What was typed, with each word that no article holds replaced; empty where nothing is near to one of them, or all are known. */
    static Optional<String> of(String typed, IndexReader index) throws IOException {
        StringBuilder corrected = new StringBuilder(typed);
        int unknown = 0;
        List<Word> words = words(typed);
        // From the end, so that the places of those before stay.
        for (Word word : words.reversed()) {
            if (isKnown(word.text, index) || (word.equals(words.getLast()) && isBeginning(word.text, index))) {
                continue;
            }
            SuggestWord near = unknown++ < MOST_UNKNOWN ? nearest(word.text, index) : null;
            if (near == null) {
                return Optional.empty();
            }
            corrected.replace(word.start, word.end, near.string);
        }
        return unknown == 0 ? Optional.empty() : Optional.of(corrected.toString());
    }

    private static boolean isKnown(String word, IndexReader index) throws IOException {
        for (String field : FIELDS) {
            if (index.docFreq(new Term(field, word)) > 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBeginning(String word, IndexReader index) throws IOException {
        BytesRef beginning = new BytesRef(word);
        for (String field : FIELDS) {
            Terms terms = MultiTerms.getTerms(index, field);
            TermsEnum from = terms == null ? TermsEnum.EMPTY : terms.iterator();
            if (from.seekCeil(beginning) != TermsEnum.SeekStatus.END
                    && StringHelper.startsWith(from.term(), beginning)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable SuggestWord nearest(String word, IndexReader index) throws IOException {
        DirectSpellChecker checker = new DirectSpellChecker();
        checker.setMinPrefix(0);
        checker.setMinQueryLength(LEAST_CHARS);
        List<SuggestWord> near = new ArrayList<>();
        for (String field : FIELDS) {
            near.addAll(List.of(
                    checker.suggestSimilar(new Term(field, word), 1, index, SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX)));
        }
        return near.stream().max(BEST).orElse(null);
    }

    private static List<Word> words(String typed) throws IOException {
        List<Word> words = new ArrayList<>();
        try (TokenStream tokens = Analysis.EXACT.tokenStream(Fields.BODY, typed)) {
            CharTermAttribute text = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(new Word(text.toString(), place.startOffset(), place.endOffset()));
            }
            tokens.end();
        }
        return words;
    }
}
