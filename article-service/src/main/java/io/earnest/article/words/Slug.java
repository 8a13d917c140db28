package io.earnest.article.words;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a title as they stand in an address: in Latin letters without marks, whatever script it is written in. */
public final class Slug {
    private static final int MAX_CHARS = 60;
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ENDS = Pattern.compile("^-+|-+$");

    private Slug() {}

    /** {@code lodz-0123…} for {@code Łódź}; the id alone where no letter or digit is in the title. */
    public static String of(String title, String id) {
        String latin = ToLatin.RULES.transliterate(title).toLowerCase(Locale.ROOT);
        String words = ENDS.matcher(OTHERS.matcher(latin).replaceAll("-")).replaceAll("");
        String cut = words.length() > MAX_CHARS ? words.substring(0, MAX_CHARS) : words;
        String trimmed = ENDS.matcher(cut).replaceAll("");
        return trimmed.isEmpty() ? id : trimmed + "-" + id;
    }

    /** Loaded with the first title, as it takes a while. */
    private static final class ToLatin {
        /** Letters that only modify, such as the sign for a soft consonant, would else part words. */
        static final Transliterator RULES = Transliterator.getInstance("NFKC; Any-Latin; [:Lm:] Remove; Latin-ASCII");
    }
}
