package io.earnest.launcher.bench.subject;

import io.earnest.launcher.Refusal;
import io.earnest.launcher.client.EarnestClient;
import io.earnest.launcher.store.Stores;
import io.earnest.launcher.system.Account;
import io.earnest.launcher.system.Addresses;
import io.earnest.launcher.system.DataDirectory;
import io.earnest.launcher.system.ProcessRecords;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Finds out what of a running system can be seen from here. */
public final class Targets {
    private Targets() {}

    /**
     * A system that runs already.
     *
     * @param data its data directory, or another one: then its processes can't be seen
     */
    public static Target running(String url, DataDirectory data, Map<String, String> environment) {
        Account operator = Account.knownOperator(data, environment)
                .orElseThrow(() -> new Refusal("Who makes the bench's articles? Set EARNEST_OPERATOR_HANDLE and"
                        + " EARNEST_OPERATOR_PASSWORD, or name the data directory of ./earnest up with --data"));
        Optional<String> store = Stores.ofRunningMongod(data)
                .or(() -> Optional.ofNullable(environment.get("MONGODB_URI")))
                .filter(uri -> !uri.isBlank());
        return of(url, data, operator, store, false);
    }

    static Target of(String url, DataDirectory data, Account operator, Optional<String> store, boolean own) {
        EarnestClient client = new EarnestClient(url);
        if (!client.signIn(operator)) {
            throw new Refusal("The operator " + operator.handle() + " can't sign in: handle or password is wrong");
        }
        Map<String, URI> addresses = Addresses.read(data);
        URI gateway = addresses.get("gateway");
        boolean here = gateway != null && data.locked() && gateway.getPort() == port(url);
        return new Target(
                url,
                here ? Optional.ofNullable(addresses.get("rewards-service")).map(URI::toString) : Optional.empty(),
                data,
                client,
                here ? ProcessRecords.running(data) : Map.of(),
                here ? store : Optional.empty(),
                own);
    }

    /** The port that an address means; -1 where it is none of http. */
    private static int port(String url) {
        try {
            URI address = URI.create(url);
            return address.getPort() >= 0 ? address.getPort() : "http".equals(address.getScheme()) ? 80 : -1;
        } catch (IllegalArgumentException e) {
            throw new Refusal("--url needs an address such as http://localhost:8080, not " + url, e);
        }
    }
}
