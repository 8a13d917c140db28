package io.earnest.launcher.store;

/** Addresses of replica sets that ask who one is. */
public final class MongoAddress {
    private MongoAddress() {}

    /**
     * The address for a user who is kept in a database, and begins there.
     *
     * @param password of letters and digits: nothing in it is quoted
     * @param hosts of the members, with ports, separated by commas
     * @param set name of the replica set
     */
    public static String of(String user, String password, String database, String hosts, String set) {
        return "mongodb://%s:%s@%s/%s?replicaSet=%s&authSource=%s"
                .formatted(user, password, hosts, database, set, database);
    }
}
