package io.earnest.gateway.page.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who stands under the title: a profile, the plain names of an import, or nobody (a deleted account).
 *
 * @param name what is shown; empty for nobody
 * @param author the profile to link to, if there is one
 */
public record Signature(String name, @Nullable Author author) {

    static Signature of(@Nullable Author author, @Nullable List<String> byline) {
        if (author != null) {
            String name = author.displayName();
            return new Signature(name == null || name.isBlank() ? author.handle() : name, author);
        }
        return new Signature(byline == null ? "" : joined(byline), null);
    }

    /** Whether the article's share goes to the archive: an import that no profile has. */
    public boolean archived() {
        return author == null && !name.isEmpty();
    }

    private static String joined(List<String> names) {
        int last = names.size() - 1;
        if (last < 1) {
            return last == 0 ? names.getFirst() : "";
        }
        return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
