package io.earnest.comment.profile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.earnest.chassis.Ids;
import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whose account is deleted, which the ledger is told, as it pays nothing to them. A deletion is for ever; what is open is asked
 * for again after seconds. While profile-service does not answer an account counts as open: money waits for nobody.
 */
@Component
public class ClosedAccounts {
    private static final Logger LOG = LoggerFactory.getLogger(ClosedAccounts.class);
    private static final Peer PROFILES = new Peer("profile-service", "profiles");
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST = 50_000;

    private final ProfileClient client;
    private final Remote remote;
    private final Cache<String, Boolean> closed =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final Cache<String, Boolean> open =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).build();

    ClosedAccounts(ProfileClient client, Remote remote) {
        this.client = client;
        this.remote = remote;
    }

    /** Those of the accounts that are known to be closed; the archive of imported articles never is. */
    public Set<String> among(Set<String> accounts) {
        List<String> unknown = accounts.stream()
                .filter(account ->
                        Ids.isId(account) && closed.getIfPresent(account) == null && open.getIfPresent(account) == null)
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            ask(unknown);
        }
        Set<String> found = new LinkedHashSet<>(accounts);
        found.removeIf(account -> closed.getIfPresent(account) == null);
        return found;
    }

    private void ask(List<String> accounts) {
        try {
            List<ProfileClient.Profile> items = remote.repeatable(
                            PROFILES, () -> client.profiles(String.join(",", accounts)))
                    .items();
            accounts.forEach(account -> open.put(account, true));
            if (items != null) {
                items.stream()
                        .filter(profile -> profile.deleted() && profile.id() != null)
                        .forEach(profile -> closed.put(String.valueOf(profile.id()), true));
            }
        } catch (RemoteUnavailable | RemoteRefused e) {
            LOG.warn("{} count as open accounts: {}", accounts, e.getMessage());
        }
    }
}
