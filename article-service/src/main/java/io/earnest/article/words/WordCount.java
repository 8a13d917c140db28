package io.earnest.article.words;

import java.lang.Character.UnicodeScript;

/**
 * How many words a text has for its readers, of which the time to read it and what that pays are made. Where words stand
 * between spaces they are counted. Scripts that put none between them are counted by their letters, so many of which are read in
 * the time of a word: no dictionary, whose next edition would change what a text pays, and which random letters could mislead.
 */
public final class WordCount {
    /** Thai, Lao, Khmer, Burmese and their kin: letters, vowel signs and tones of a word of usual length. */
    private static final int UNSPACED_LETTERS_A_WORD = 5;
    /** Japanese is read at about 360 characters a minute, two thirds of them kana; each of the others is a word. */
    private static final int KANA_A_WORD = 2;

    /** Of both kana, and so of no script by Unicode's table. */
    private static final int LONG_VOWEL = 0x30FC;

    private static final int NARROW_LONG_VOWEL = 0xFF70;

    private int words;
    private boolean inWord;
    private int kana;
    private int unspaced;

    private WordCount() {}

    /**
     * Words of a plain text: runs between spaces that hold a letter or digit; each ideograph; two kana; five letters of a script
     * without spaces. Signs and emoji are none.
     */
    public static int of(String text) {
        WordCount count = new WordCount();
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            count.take(c);
        }
        return count.words
                + Math.ceilDiv(count.kana, KANA_A_WORD)
                + Math.ceilDiv(count.unspaced, UNSPACED_LETTERS_A_WORD);
    }

    private void take(int c) {
        int type = Character.getType(c);
        boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        if (mark || Character.isLetterOrDigit(c)) {
            letter(c, mark);
        } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            inWord = false;
        }
    }

    private void letter(int c, boolean mark) {
        switch (script(c)) {
            case HAN -> {
                words++;
                inWord = false;
            }
            case HIRAGANA, KATAKANA -> {
                kana++;
                inWord = false;
            }
            case THAI,
                    LAO,
                    KHMER,
                    MYANMAR,
                    TIBETAN,
                    TAI_THAM,
                    TAI_LE,
                    NEW_TAI_LUE,
                    TAI_VIET,
                    AHOM,
                    JAVANESE,
                    BALINESE -> {
                unspaced++;
                inWord = false;
            }
            default -> {
                if (!mark) {
                    words += inWord ? 0 : 1;
                    inWord = true;
                }
            }
        }
    }

    private static UnicodeScript script(int c) {
        if (c == LONG_VOWEL || c == NARROW_LONG_VOWEL) {
            return UnicodeScript.KATAKANA;
        }
        return Character.isIdeographic(c) ? UnicodeScript.HAN : UnicodeScript.of(c);
    }
}
