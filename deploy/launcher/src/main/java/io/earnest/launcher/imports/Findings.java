package io.earnest.launcher.imports;

import io.earnest.launcher.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What was found to import: the texts, and what is not one of them, with the reason. */
final class Findings {
    /** Of one import: all are kept in memory until the last is in. */
    static final int MOST_POSTS = 20_000;

    private final List<Post> posts = new ArrayList<>();
    private final Set<String> sources = new HashSet<>();
    private final Map<String, LeftOut> leftOut = new LinkedHashMap<>();
    private final Map<String, String> unreadable = new LinkedHashMap<>();
    private final Map<String, Integer> others = new TreeMap<>();

    void add(Post post) {
        if (posts.size() == MOST_POSTS) {
            throw new Refusal("There are more than %,d texts: import them in parts".formatted(MOST_POSTS));
        }
        if (sources.add(post.source())) {
            posts.add(post);
        } else {
            unreadable(post.name(), "another text of this import has the same name, " + post.source());
        }
    }

    /**
     * Notes what an export has: a post, or why it is none here.
     *
     * @param mark that it bears
     * @param post reads it; {@link Unreadable} is noted
     */
    void note(String name, Optional<LeftOut> mark, Supplier<Post> post, Instant now) {
        if (mark.isPresent()) {
            leftOut(name, mark.get());
            return;
        }
        try {
            Post read = post.get();
            if (read.publishedAt().isAfter(now)) {
                leftOut(name, new LeftOut(LeftOut.Kind.LATER, read.publishedAt().toString()));
            } else {
                add(read);
            }
        } catch (Unreadable e) {
            unreadable(name, String.valueOf(e.getMessage()));
        }
    }

    void leftOut(String name, LeftOut why) {
        leftOut.put(name, why);
    }

    void unreadable(String name, String reason) {
        unreadable.put(name, reason);
    }

    /** Something in an export that is no text at all, by its kind: an attachment, a menu. */
    void other(String kind) {
        others.merge(kind, 1, Integer::sum);
    }

    List<Post> posts() {
        return posts;
    }

    Map<String, LeftOut> leftOut() {
        return leftOut;
    }

    Map<String, String> unreadable() {
        return unreadable;
    }

    Map<String, Integer> others() {
        return others;
    }
}
