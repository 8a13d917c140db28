package io.earnest.profile.follow;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.text.PlainLine;
import io.earnest.chassis.token.Viewer;
import io.earnest.profile.follow.store.FollowStore;
import io.earnest.profile.follow.store.Follows;
import io.earnest.profile.follow.store.Follows.Kind;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.ProfileStore;
import io.earnest.profile.profile.Profiles;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What somebody follows, and the changes of it. */
@Component
class Following {
    private static final int MAX_TAG_CHARS = 60;

    private final FollowStore store;
    private final ProfileStore people;
    private final Profiles profiles;

    Following(FollowStore store, ProfileStore people, Profiles profiles) {
        this.store = store;
        this.people = people;
        this.profiles = profiles;
    }

    record AuthorView(String handle, String displayName, Instant since) {}

    record TagView(String tag, Instant since) {}

    /** The newest first, 500 of each at most; authors whose accounts are deleted are left out. */
    record FollowingView(List<AuthorView> authors, List<TagView> tags) {}

    FollowingView of(Viewer viewer) {
        Follows follows = store.of(profiles.of(viewer).id());
        Map<String, Profile> living = living(follows);
        return new FollowingView(
                follows.authors().stream()
                        .flatMap(author -> Stream.ofNullable(living.get(author.name()))
                                .map(profile ->
                                        new AuthorView(profile.handle(), profile.displayName(), author.since())))
                        .toList(),
                follows.tags().stream()
                        .map(tag -> new TagView(tag.name(), tag.since()))
                        .toList());
    }

    void author(Viewer viewer, String handle) {
        Profile author = profiles.required(handle);
        if (author.id().equals(viewer.id())) {
            throw Problem.invalid("handle", "is your own; your articles are at /api/me/articles")
                    .exception();
        }
        add(viewer, Kind.AUTHOR, author.id());
    }

    void tag(Viewer viewer, String tag) {
        add(viewer, Kind.TAG, shown(tag));
    }

    /** Nothing happens where nobody has that handle: whoever is deleted is followed by nobody. */
    void leaveAuthor(Viewer viewer, String handle) {
        profiles.byHandle(handle.strip().toLowerCase(Locale.ROOT))
                .ifPresent(author -> store.remove(profiles.of(viewer).id(), Kind.AUTHOR, Set.of(author.id())));
    }

    void leaveTag(Viewer viewer, String tag) {
        store.remove(profiles.of(viewer).id(), Kind.TAG, Set.of(shown(tag)));
    }

    private void add(Viewer viewer, Kind kind, String name) {
        String me = profiles.of(viewer).id();
        if (store.add(me, kind, name)) {
            return;
        }
        Set<String> gone = new HashSet<>();
        if (kind == Kind.AUTHOR) {
            Follows follows = store.of(me);
            Set<String> living = living(follows).keySet();
            follows.authors().stream()
                    .map(Follows.Followed::name)
                    .filter(id -> !living.contains(id))
                    .forEach(gone::add);
            store.remove(me, kind, gone);
        }
        if (gone.isEmpty() || !store.add(me, kind, name)) {
            throw Problem.of("too-many-followed", 409, "That is too much to follow")
                    .detail("One can follow " + Follows.MOST + " authors and as many tags. Leave one first.")
                    .with("limit", Follows.MOST)
                    .exception();
        }
    }

    private Map<String, Profile> living(Follows follows) {
        return people
                .byIds(follows.authors().stream().map(Follows.Followed::name).toList())
                .stream()
                .filter(profile -> !profile.deleted())
                .collect(Collectors.toMap(Profile::id, Function.identity()));
    }

    /** As article-service shows it: two spellings of it that only look alike are one to lists, and two here. */
    private static String shown(String raw) {
        // Root's lower case keeps the dot of İ as a mark on a letter that has one already.
        String tag = PlainLine.of(raw).toLowerCase(Locale.ROOT).replace("i\u0307", "i");
        if (tag.isEmpty() || tag.length() > MAX_TAG_CHARS) {
            throw Problem.invalid("tag", "must have 1 to " + MAX_TAG_CHARS + " characters")
                    .exception();
        }
        return tag;
    }
}
