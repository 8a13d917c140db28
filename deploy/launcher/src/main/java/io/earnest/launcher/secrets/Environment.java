package io.earnest.launcher.secrets;

import io.earnest.launcher.Refusal;
import io.earnest.launcher.store.MongoAddress;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One place where Earnest is deployed, by the name of its overlay in deploy/kubernetes/overlays.
 *
 * @param name lower-case letters, digits and hyphens
 */
record Environment(String name) {
    /** The one that deploy/compose.yaml runs, and the overlay for a cluster on one machine. */
    static final String LOCAL = "local";

    /** Services with a store, by the short name that their databases and replica sets carry. */
    static final List<String> STORES = List.of("article", "comment", "profile", "rewards");

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?");

    Environment {
        if (!NAME.matcher(name).matches()) {
            throw new Refusal("An environment is called by lower-case letters, digits and hyphens, as its overlay in"
                    + " deploy/kubernetes/overlays is: not " + name);
        }
    }

    boolean local() {
        return name.equals(LOCAL);
    }

    String namespace() {
        return "earnest-" + name;
    }

    /** A store's user has the name of its database, and rights on no other. */
    static String database(String store) {
        return "earnest-" + store;
    }

    /** The address of the replica set that deploy/kubernetes/components/mongodb runs for a store. */
    String uri(String store, String password) {
        String set = "mongodb-" + store;
        String hosts = IntStream.range(0, local() ? 1 : 3)
                .mapToObj(member -> "%s-%d.%s.%s.svc:27017".formatted(set, member, set, namespace()))
                .collect(Collectors.joining(","));
        return uri(store, password, hosts, set);
    }

    static String uri(String store, String password, String hosts, String set) {
        return MongoAddress.of(database(store), password, database(store), hosts, set);
    }
}
