package io.earnest.profile.name;

import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a name looks like, so that names which are taken for each other have a look in common: {@code Earnest},
 * {@code Eаrnest} with a Cyrillic letter, {@code e.a.r.n.e.s.t}. Confusable letters are Unicode's (UTS #39); beside them count
 * digits that stand for letters, as handles have ASCII alone.
 */
final class Looks {
    private static final SpoofChecker CONFUSABLES =
            new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]+");
    private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+");
    private static final String DIGITS_AS_LETTERS = "oizeasgtbg";

    private Looks() {}

    /** The looks of the name as it is written: letters only, in small and in capital ones, which differ in what they resemble. */
    static Set<String> of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC);
        Set<String> looks = new LinkedHashSet<>();
        looks.add(look(plain.toLowerCase(Locale.ROOT)));
        looks.add(look(plain.toUpperCase(Locale.ROOT)));
        return looks;
    }

    /** The same where a number, such as a year, may stand beside the name. */
    static Set<String> withoutNumbers(String name) {
        Set<String> looks = of(name);
        looks.addAll(of(
                DIGITS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).replaceAll("")));
        return looks;
    }

    private static String look(String name) {
        String skeleton = CONFUSABLES.getSkeleton(name).toLowerCase(Locale.ROOT);
        StringBuilder letters = new StringBuilder(skeleton.length());
        skeleton.codePoints()
                .map(c -> c >= '0' && c <= '9' ? DIGITS_AS_LETTERS.charAt(c - '0') : c)
                // To Unicode, 1 and I look like l, and not like i: to people, all four are one.
                .map(c -> c == 'l' ? 'i' : c)
                .forEach(letters::appendCodePoint);
        return NO_LETTER.matcher(letters).replaceAll("");
    }
}
