package io.earnest.article.words;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/**
 * The one form in which texts are compared: what folds to the same is the same name, tag and word of a search. Case, width,
 * ligatures and what can't be seen (soft hyphens, characters of no width) do not count, nor do accents, nor the vowel points of
 * Arabic and Hebrew, which most people leave out. What makes another letter stays: Hindi's vowels, Thai's tones, Japanese
 * voicing marks, and the Cyrillic letters that only look like another one with a mark.
 */
public final class Folding {
    private static final Normalizer2 PLAIN = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();
    private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();

    /** й, ї, ў, ѓ and ќ, decomposed: letters of their own to those who write them. */
    private static final String CYRILLIC_LETTERS = "и\u0306і\u0308у\u0306г\u0301к\u0301";

    private static final int TATWEEL = 0x0640;
    private static final int VOICED = 0x3099;
    private static final int SEMI_VOICED = 0x309A;
    /** So many characters can become of one by {@link ASCIIFoldingFilter}. */
    private static final int MOST_OF_ONE = 4;

    private Folding() {}

    /** The text's form for comparing; never shown. Empty only where nothing of the text counts. */
    public static String of(CharSequence text) {
        String decomposed = DECOMPOSED.normalize(PLAIN.normalize(text));
        StringBuilder kept = new StringBuilder(decomposed.length());
        int before = 0;
        for (int i = 0; i < decomposed.length(); ) {
            int c = decomposed.codePointAt(i);
            i += Character.charCount(c);
            if (c != TATWEEL && !isAccent(before, c)) {
                kept.appendCodePoint(c);
            }
            before = c;
        }
        return latin(COMPOSED.normalize(kept));
    }

    private static boolean isAccent(int before, int c) {
        int type = Character.getType(c);
        if (type == Character.ENCLOSING_MARK) {
            return true;
        }
        if (type != Character.NON_SPACING_MARK || c == VOICED || c == SEMI_VOICED) {
            return false;
        }
        boolean marksOthers = switch (UScript.getScript(c)) {
            case UScript.INHERITED, UScript.COMMON, UScript.LATIN, UScript.GREEK, UScript.CYRILLIC -> true;
            case UScript.ARABIC, UScript.HEBREW, UScript.SYRIAC -> true;
            default -> false;
        };
        return marksOthers && !CYRILLIC_LETTERS.contains(Character.toString(before) + Character.toString(c));
    }

    /** Latin letters that are no ASCII letter with a mark, as ø, ł, æ, þ and the Turkish ı. */
    private static String latin(String text) {
        char[] in = text.toCharArray();
        char[] out = new char[in.length * MOST_OF_ONE];
        int length = ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, in.length);
        return new String(out, 0, length);
    }
}
