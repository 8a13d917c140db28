package io.earnest.launcher.backup;

import io.earnest.launcher.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where each service's database is: in one MongoDB, or each in one of its own as in Kubernetes.
 *
 * @param byDatabase addresses, with passwords
 */
public record Addresses(Map<String, String> byDatabase) {
    private static final String VARIABLE = "MONGODB_URI";

    public Addresses {
        byDatabase = Map.copyOf(byDatabase);
    }

    /** All in one. */
    public static Addresses one(String uri) {
        Map<String, String> same = new TreeMap<>();
        Databases.ALL.forEach(database -> same.put(database, uri));
        return new Addresses(same);
    }

    /**
     * What the environment says: {@code MONGODB_URI}, or for each service one such as {@code MONGODB_URI_ARTICLE}. Addresses
     * hold passwords, which others could read among a program's arguments.
     *
     * @throws Refusal where some have one and some have none
     */
    public static Optional<Addresses> in(Map<String, String> environment) {
        Map<String, String> each = new TreeMap<>();
        Databases.ALL.forEach(
                database -> given(environment, variable(database)).ifPresent(uri -> each.put(database, uri)));
        if (each.isEmpty()) {
            return given(environment, VARIABLE).map(Addresses::one);
        }
        List<String> missing = Databases.ALL.stream()
                .filter(database -> !each.containsKey(database))
                .map(Addresses::variable)
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new Refusal("Say where all four are, or none of them: " + String.join(", ", missing) + " is not set");
        }
        return Optional.of(new Addresses(each));
    }

    private static String variable(String database) {
        return VARIABLE + "_" + database.replace("earnest-", "").toUpperCase(java.util.Locale.ROOT);
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(uri -> !uri.isEmpty());
    }

    String of(String database) {
        String uri = byDatabase.get(database);
        if (uri == null) {
            throw new IllegalArgumentException(database + " is no database of Earnest");
        }
        return uri;
    }

    /** Whether no one snapshot spans them. */
    boolean several() {
        return new HashSet<>(byDatabase.values()).size() > 1;
    }
}
