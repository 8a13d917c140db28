package io.earnest.article.search;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.charfilter.BaseCharFilter;
import org.jspecify.annotations.Nullable;

/**
 * Parts what people look for by its parts, such as {@code Node.js}, {@code snake_case}, {@code config.yaml} and {@code
 * l'Amérique}, and joins what only seems to be parted, by soft hyphens and characters of no width. Numbers stay whole, and so do
 * English words with an apostrophe.
 */
final class WordParts extends BaseCharFilter {
    private static final String APOSTROPHES = "'\u2019\u02BC";
    private static final String INVISIBLE = "\u00AD\u034F\u180E\u200B\u200C\u200D\u2060\uFEFF";
    private static final String JOINING = ".:\u00B7";
    private static final Set<String> ENGLISH_ENDS = Set.of("s", "t", "d", "m", "ll", "re", "ve");
    private static final int LONGEST_END = 2;
    private static final int BUFFER_CHARS = 8_192;

    private @Nullable Reader parted;

    WordParts(Reader text) {
        super(text);
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        Reader reader = parted;
        if (reader == null) {
            reader = new StringReader(parted(whole()));
            parted = reader;
        }
        return reader.read(into, offset, length);
    }

    private String whole() throws IOException {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[BUFFER_CHARS];
        for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
            text.append(buffer, 0, read);
        }
        return text.toString();
    }

    private String parted(String text) {
        StringBuilder parts = new StringBuilder(text.length());
        int left = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (INVISIBLE.indexOf(c) >= 0) {
                left++;
                addOffCorrectMap(parts.length(), left);
            } else {
                parts.append(isPart(text, i) ? ' ' : c);
            }
        }
        return parts.toString();
    }

    /** Whether parts of a word meet at this place. */
    private static boolean isPart(String text, int at) {
        char c = text.charAt(at);
        if (c == '_') {
            return true;
        }
        boolean apostrophe = APOSTROPHES.indexOf(c) >= 0;
        return (apostrophe || JOINING.indexOf(c) >= 0)
                && isLetter(text, at - 1)
                && isLetter(text, at + 1)
                && !(apostrophe && isEnglishEnd(text, at + 1));
    }

    private static boolean isEnglishEnd(String text, int from) {
        int to = from;
        while (isLetter(text, to) && to - from <= LONGEST_END) {
            to++;
        }
        return ENGLISH_ENDS.contains(text.substring(from, to).toLowerCase(Locale.ROOT));
    }

    private static boolean isLetter(String text, int at) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
