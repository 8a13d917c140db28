package io.earnest.profile.follow.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What a profile follows, the newest first.
 *
 * @param profile who follows
 * @param version counts the writes, for compare-and-set
 * @param authors profiles by their ids
 * @param tags as they are shown
 */
public record Follows(@BsonId String profile, long version, List<Followed> authors, List<Followed> tags) {
    /** Of each kind. */
    public static final int MOST = 500;

    /** A profile's id, or a tag. */
    public record Followed(String name, Instant since) {}

    /** Which of the two lists. */
    public enum Kind {
        AUTHOR,
        TAG
    }

    static Follows none(String profile) {
        return new Follows(profile, 0, List.of(), List.of());
    }

    /** One of the lists. */
    public List<Followed> of(Kind kind) {
        return kind == Kind.AUTHOR ? authors : tags;
    }

    boolean has(Kind kind, String name) {
        return of(kind).stream().anyMatch(followed -> followed.name.equals(name));
    }

    /** With one more; empty where there are {@value #MOST}. */
    Optional<Follows> with(Kind kind, String name, Instant now) {
        if (of(kind).size() >= MOST) {
            return Optional.empty();
        }
        List<Followed> more = new ArrayList<>();
        more.add(new Followed(name, now));
        more.addAll(of(kind));
        return Optional.of(next(kind, more));
    }

    Follows without(Kind kind, Set<String> names) {
        return next(
                kind,
                of(kind).stream()
                        .filter(followed -> !names.contains(followed.name))
                        .toList());
    }

    private Follows next(Kind kind, List<Followed> list) {
        return kind == Kind.AUTHOR
                ? new Follows(profile, version + 1, list, tags)
                : new Follows(profile, version + 1, authors, list);
    }
}
