package io.earnest.article.search;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** How texts become words: split by Unicode's rules, in lower case, without accents. */
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
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer tokens = new StandardTokenizer();
                TokenStream words = new ASCIIFoldingFilter(new LowerCaseFilter(new EnglishPossessiveFilter(tokens)));
                return new TokenStreamComponents(tokens, more.apply(words));
            }
        };
    }
}
