package io.earnest.gateway.page.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who stands under the title: a profile, the plain names of an import, the archive where an import has none, or a former
 * author, whose account was deleted.
 *
 * @param name what is shown
 * @param author the profile to link to, if there is one
 * @param named whether the name is that of somebody who wrote the text
 * @param archived whether what the article earns for its author goes to the archive: an import that no profile has
 */
public record Signature(String name, @Nullable Author author, boolean named, boolean archived) {

    /**
     * @param payee who receives what the article earns; null where an older article-service does not say it, then the
     *     names of an import tell
     */
    static Signature of(@Nullable Author author, @Nullable List<String> byline, @Nullable String payee) {
        if (author != null) {
            String name = author.displayName();
            return new Signature(name == null || name.isBlank() ? author.handle() : name, author, true, false);
        }
        String names = byline == null ? "" : joined(byline);
        boolean named = !names.isEmpty();
        boolean archived = payee == null ? named : payee.equals("ARCHIVE");
        return new Signature(named ? names : archived ? "The archive" : "Former author", null, named, archived);
    }

    private static String joined(List<String> names) {
        int last = names.size() - 1;
        if (last < 1) {
            return last == 0 ? names.getFirst() : "";
        }
        return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
