package io.earnest.launcher.imports;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which text of the import an old address meant. */
final class PostAddresses {
    private final Map<String, String> sources = new HashMap<>();

    PostAddresses(Collection<Post> posts) {
        for (Post post : posts) {
            post.aliases().forEach(alias -> sources.putIfAbsent(normal(alias), post.source()));
            post.addresses().forEach(address -> sources.putIfAbsent(normal(address), post.source()));
        }
    }

    /**
     * The source of the text. A host before the address is that of the old site where a text names it so, and does not
     * matter where a date and a title follow, as these hardly meet by chance.
     */
    Optional<String> source(String address) {
        String whole = sources.get(normal(address));
        if (whole != null) {
            return Optional.of(whole);
        }
        String path = address.replaceFirst("(?i)^https?://[^/]+", "");
        boolean dated = path.matches("/*\\d{4}/\\d{1,2}/\\d{1,2}/.+");
        if (!dated && !path.equals(address)) {
            return Optional.empty();
        }
        return Optional.ofNullable(sources.get(normal(path)));
    }

    private static String normal(String address) {
        return address.replaceFirst("[?#].*$", "")
                .replaceFirst("(/index)?\\.html?$", "")
                .replaceAll("/+", "/")
                .replaceAll("^/|/$", "")
                .toLowerCase(Locale.ROOT);
    }
}
