package io.earnest.article.imports;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;

/**
 * A path under which an import was known at its old site, in the one form in which such paths are kept and asked for:
 * decoded, composed (NFC), without the slash or the {@code index.html} at its end.
 */
record AliasPath(String value) {
    static final int MAX_CHARS = 300;

    private static final Pattern NO_PATH = Pattern.compile("[?#\\\\\\p{Cc}]|//|/\\.{1,2}(?:/|$)");
    private static final Pattern FOLDER_END = Pattern.compile("(?:/index\\.html?)?/*$");

    /** Empty where the text is no path of a page: the root, an address with a host or a query, or one that is too long. */
    static Optional<AliasPath> of(String written) {
        String text = written.strip();
        if (!text.startsWith("/") || text.length() > MAX_CHARS) {
            return Optional.empty();
        }
        String path = Normalizer.normalize(decoded(text), Normalizer.Form.NFC);
        if (NO_PATH.matcher(path).find()) {
            return Optional.empty();
        }
        String page = FOLDER_END.matcher(path).replaceFirst("");
        return page.isEmpty() ? Optional.empty() : Optional.of(new AliasPath(page));
    }

    /** A per cent sign that begins nothing stands for itself. */
    private static String decoded(String text) {
        try {
            return UriUtils.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
