package io.earnest.article.profile;

import io.earnest.article.profile.ProfileClient.Found;
import io.earnest.article.profile.ProfileClient.Item;
import io.earnest.chassis.Ids;
import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Profiles, kept for seconds. While profile-service can't be reached, what was last seen of a profile serves; what was
 * never seen is unknown, and is not invented.
 */
@Component
public class Profiles {
    static final String PROVIDER = "profile-service";
    private static final Peer PROFILES = new Peer(PROVIDER, "profiles");
    private static final Peer GLANCES = new Peer(PROVIDER, "glances");
    private static final Logger LOG = LoggerFactory.getLogger(Profiles.class);
    private static final int BATCH = 100;
    /** Anything else is nobody's handle, and a list of them no question to ask. */
    private static final Pattern HANDLE = Pattern.compile("[a-z0-9_-]{1,60}");

    private final Remote remote;
    private final ProfileClient client;
    private final GlanceClient glances;
    private final ProfileMemory memory;

    Profiles(Remote remote, ProfileClient client, GlanceClient glances, ProfileMemory memory) {
        this.remote = remote;
        this.client = client;
        this.glances = glances;
        this.memory = memory;
    }

    /**
     * The profile, at most seconds old, or as last seen during an outage; empty where there is none.
     *
     * @throws RemoteUnavailable where it was never seen and can't be asked for now
     */
    public Optional<Profile> find(String id) {
        Optional<ProfileMemory.Seen> fresh = memory.fresh(id);
        if (fresh.isPresent()) {
            return fresh.get().known();
        }
        try {
            return live(id);
        } catch (RemoteUnavailable e) {
            ProfileMemory.Seen seen = memory.lastSeen(id).orElseThrow(() -> e);
            memory.stretch(id);
            return seen.known();
        }
    }

    /**
     * The profile for what is only shown, and late is shown to nobody: as last seen where it is not told soon, whatever it was
     * then; empty where it was never seen.
     */
    public Optional<Profile> glance(String id) {
        Optional<ProfileMemory.Seen> fresh = memory.fresh(id);
        if (fresh.isPresent()) {
            return fresh.get().known();
        }
        try {
            Optional<Profile> told = told(() -> remote.once(GLANCES, () -> glances.byIds(id))).stream()
                    .filter(profile -> profile.id().equals(id))
                    .findFirst();
            memory.keep(id, told);
            return told;
        } catch (RemoteUnavailable e) {
            memory.stretch(id);
            return lastSeen(id);
        }
    }

    /**
     * The profile as it is now.
     *
     * @throws RemoteUnavailable when profile-service gives no answer
     */
    public Optional<Profile> live(String id) {
        return Optional.ofNullable(fetchById(List.of(id)).get(id));
    }

    /**
     * Whether the account is deleted, as far as is known: during an outage as last seen, and open where it never was. The
     * archive of imported articles never is.
     */
    public boolean isClosed(String account) {
        try {
            return Ids.isId(account) && find(account).filter(Profile::deleted).isPresent();
        } catch (RemoteUnavailable e) {
            LOG.warn("{} counts as an open account: {}", account, e.getMessage());
            return false;
        }
    }

    /** The profile as last seen by this process. */
    Optional<Profile> lastSeen(String id) {
        return memory.lastSeen(id).flatMap(ProfileMemory.Seen::known);
    }

    /** The profile with the handle; failures as {@link #find}. */
    public Optional<Profile> byHandle(String handle) {
        Optional<String> known = memory.idOf(handle);
        if (known.isPresent()) {
            return find(known.get()).filter(p -> p.handle().equals(handle));
        }
        return liveByHandle(handle);
    }

    /**
     * The profile that has the handle now.
     *
     * @throws RemoteUnavailable when profile-service gives no answer
     */
    public Optional<Profile> liveByHandle(String handle) {
        if (!HANDLE.matcher(handle).matches()) {
            return Optional.empty();
        }
        Optional<Profile> found = fetch(() -> client.byHandles(handle)).stream()
                .filter(p -> p.handle().equals(handle))
                .findFirst();
        found.ifPresent(p -> memory.keep(p.id(), found));
        return found;
    }

    /**
     * The profiles of these ids, at most 100, as they are now.
     *
     * @throws RemoteUnavailable when profile-service gives no answer
     */
    public Collection<Profile> all(List<String> ids) {
        return ids.isEmpty() ? List.of() : fetchById(ids).values();
    }

    /** Those of the authors that are known, for display; an outage only makes it fewer. */
    public Map<String, Author> authors(Collection<String> ids) {
        Map<String, Author> authors = new HashMap<>();
        Set<String> missing = new LinkedHashSet<>();
        for (String id : ids) {
            memory.fresh(id).ifPresentOrElse(seen -> put(authors, id, seen), () -> missing.add(id));
        }
        List<String> toAsk = new ArrayList<>(missing);
        for (int from = 0; from < toAsk.size(); from += BATCH) {
            List<String> batch = toAsk.subList(from, Math.min(toAsk.size(), from + BATCH));
            try {
                fetchById(batch);
            } catch (RemoteUnavailable e) {
                LOG.info("authors as last seen: {}", e.getMessage());
                batch.forEach(memory::stretch);
            }
            for (String id : batch) {
                memory.lastSeen(id).ifPresent(seen -> put(authors, id, seen));
            }
        }
        return authors;
    }

    private static void put(Map<String, Author> authors, String id, ProfileMemory.Seen seen) {
        seen.known().filter(p -> !p.deleted()).ifPresent(p -> authors.put(id, Author.of(p)));
    }

    private Map<String, Profile> fetchById(List<String> ids) {
        Map<String, Profile> found = new HashMap<>();
        fetch(() -> client.byIds(String.join(",", ids))).forEach(p -> found.put(p.id(), p));
        ids.forEach(id -> memory.keep(id, Optional.ofNullable(found.get(id))));
        return found;
    }

    private List<Profile> fetch(Supplier<Found> call) {
        return told(() -> remote.repeatable(PROFILES, call));
    }

    private static List<Profile> told(Supplier<Found> call) {
        try {
            Found found = call.get();
            if (found == null || found.items() == null) {
                throw new RemoteUnavailable(PROVIDER, "the answer has no items");
            }
            return found.items().stream().map(Profiles::profile).toList();
        } catch (RemoteRefused e) {
            LOG.error("profiles were refused: {}", e.getMessage());
            throw new RemoteUnavailable(PROVIDER, "profiles were refused with " + e.status());
        }
    }

    private static Profile profile(Item item) {
        Integer shown = item.publicLevel();
        if (item.id() == null || item.handle() == null) {
            throw new RemoteUnavailable(PROVIDER, "a profile without id or handle");
        }
        return new Profile(
                item.id(),
                item.handle(),
                item.displayName() == null ? item.handle() : item.displayName(),
                item.level(),
                // The one before, while services are upgraded, shows what it has.
                shown == null ? item.level() : shown,
                item.roles() == null ? Set.of() : item.roles(),
                item.suspended(),
                item.deleted());
    }
}
