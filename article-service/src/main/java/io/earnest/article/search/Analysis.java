package io.earnest.article.search;

import io.earnest.article.words.Folding;
import java.io.IOException;
import java.io.Reader;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * How texts become words: split by Unicode's rules, and by ICU's dictionaries where a script puts no spaces between them, each in
 * the one form in which words are compared ({@link Folding}).
 */
final class Analysis {
    /** The words as they stand. */
    static final Analyzer EXACT = analyzer(words -> words);

    /** Their English stems, without the most common words. */
    static final Analyzer STEMMED =
            analyzer(words -> new PorterStemFilter(new StopFilter(words, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET)));

    private Analysis() {}

    /**
     * Each word as it stands and its stem, in one place: to find again in a text what either found.
     *
     * @param firstLetters of what is looked for: other words are left out, as a stem begins like its word, and making it is
     *     what costs most
     */
    static Analyzer both(Set<Character> firstLetters) {
        return analyzer(words -> new RemoveDuplicatesTokenFilter(
                new PorterStemFilter(new KeywordRepeatFilter(new BeginningWith(words, firstLetters)))));
    }

    /** Lets through the words that begin with one of these; the others leave their places. */
    private static final class BeginningWith extends FilteringTokenFilter {
        private final CharTermAttribute word = addAttribute(CharTermAttribute.class);
        private final Set<Character> letters;

        BeginningWith(TokenStream words, Set<Character> letters) {
            super(words);
            this.letters = letters;
        }

        @Override
        protected boolean accept() {
            return !word.isEmpty() && letters.contains(word.charAt(0));
        }
    }

    private static Analyzer analyzer(UnaryOperator<TokenStream> more) {
        return new Analyzer() {
            @Override
            protected Reader initReader(String field, Reader reader) {
                return new WordParts(reader);
            }

            @Override
            protected TokenStreamComponents createComponents(String field) {
                // Chinese and Japanese by their characters: a dictionary parts a query otherwise than a text.
                Tokenizer tokens = new ICUTokenizer(new DefaultICUTokenizerConfig(false, true));
                TokenStream words = new Folded(new EnglishPossessiveFilter(tokens));
                return new TokenStreamComponents(tokens, more.apply(words));
            }
        };
    }

    /** Words in the form in which they are compared. */
    private static final class Folded extends TokenFilter {
        private final CharTermAttribute word = addAttribute(CharTermAttribute.class);

        Folded(TokenStream words) {
            super(words);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            if (!toLowerAscii()) {
                String folded = Folding.of(word);
                if (!folded.isEmpty()) {
                    word.setEmpty().append(folded);
                }
            }
            return true;
        }

        /** All that most words need; false where it is not. */
        private boolean toLowerAscii() {
            char[] letters = word.buffer();
            for (int i = 0; i < word.length(); i++) {
                if (letters[i] >= 128) {
                    return false;
                }
                if (letters[i] >= 'A' && letters[i] <= 'Z') {
                    letters[i] += (char) ('a' - 'A');
                }
            }
            return true;
        }
    }
}
