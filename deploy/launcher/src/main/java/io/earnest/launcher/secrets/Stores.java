package io.earnest.launcher.secrets;

import io.earnest.launcher.Refusal;
import io.earnest.launcher.store.MongoAddress;
import io.earnest.launcher.system.DataDirectory;
import io.earnest.launcher.system.RandomText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The stores' part of a deployment's secrets: key files, users, and the address that each service is given. */
final class Stores {
    /** Services with a store, by the short name that their databases and replica sets carry. */
    static final List<String> NAMES = List.of("article", "comment", "profile", "rewards");

    /** The name that stands for the stores' own, where one set is all services'. */
    private static final String SHARED = "shared";

    /** Of the user who may look at a set's state, for its metrics. */
    private static final String EXPORTER = "exporter-password";

    private final Overlay overlay;
    private final boolean local;
    private final DataDirectory files;

    Stores(Overlay overlay, boolean local, DataDirectory files) {
        this.overlay = overlay;
        this.local = local;
        this.files = files;
    }

    /** A store's users have rights on the database of its name, and on no other. */
    static String database(String store) {
        return "earnest-" + store;
    }

    /** Refuses stores that somebody else runs and whose addresses nobody has written yet. */
    void requireAddresses() {
        List<String> missing = NAMES.stream()
                .filter(store -> read(uriFile(store)).isEmpty())
                .map(store -> files.file(uriFile(store)).toString())
                .toList();
        if (!missing.isEmpty()) {
            throw new Refusal("""
                    The overlay %s takes a MongoDB that others run, and nobody has said where it is. Write its addresses, one to a file, and run this again:
                      %s
                    Each such as mongodb+srv://USER:PASSWORD@HOST/earnest-article?authSource=admin, with a user of its own that has readWrite on that database alone.\
                    """.formatted(overlay.name(), String.join("\n  ", missing)));
        }
        // Kubernetes would hand the end of a line on as part of the address.
        NAMES.forEach(store -> files.write(uriFile(store), read(uriFile(store))));
    }

    /** Those whose address does not ask for TLS. */
    List<String> withoutTls() {
        return NAMES.stream()
                .filter(store -> !read(uriFile(store)).matches("mongodb\\+srv://.*|.*[?&]tls=true(&.*)?"))
                .map(store -> files.file(uriFile(store)).toString())
                .toList();
    }

    /** Makes what is missing of one store in the cluster. */
    void create(String store) {
        files.once(setFolder(store) + "keyfile", RandomText.keyFile());
        files.once(setFolder(store) + "admin-password", RandomText.password());
        files.once(setFolder(store) + EXPORTER, RandomText.password());
        StoreUsers users = users(store);
        if (users.names().isEmpty()) {
            files.once(setFolder(store) + StoreUsers.file(users.next()), RandomText.password());
        }
        String uri = read(uriFile(store));
        boolean ours = uri.contains("@" + set(store) + "-0.");
        boolean good = users(store).names().stream().anyMatch(user -> uri.equals(uri(store, user)));
        if (uri.isEmpty() || (ours && !good)) {
            files.write(uriFile(store), uri(store, users(store).names().getFirst()));
        }
    }

    /** Takes the next step of changing a store's password, and says what follows from it. */
    String rotate(String store) {
        if (overlay.externalStores()) {
            throw new Refusal("Somebody else runs the stores of " + overlay.name()
                    + ": make the second user there, write its address" + " to " + files.file(uriFile(store))
                    + ", apply, and restart the service");
        }
        create(store);
        List<String> names = users(store).names();
        if (names.size() == 1) {
            String made = users(store).next();
            files.write(setFolder(store) + StoreUsers.file(made), RandomText.password());
            return "Step 1 of 3: made the user %s. Apply, restart statefulset/%s, wait for its rollout, and run this again."
                    .formatted(made, set(store));
        }
        if (!names.getLast().equals(StoreUsers.in(read(uriFile(store))))) {
            files.write(uriFile(store), uri(store, names.getLast()));
            return "Step 2 of 3: %s-service signs in as %s now. Apply, restart deployment/%s-service, wait for its rollout, and run this again."
                    .formatted(store, names.getLast(), store);
        }
        List<String> old = names.subList(0, names.size() - 1);
        old.forEach(user -> files.remove(setFolder(store) + StoreUsers.file(user)));
        return "Step 3 of 3: removed the user %s. Apply and restart statefulset/%s, which drops it. Then it is done."
                .formatted(String.join(", ", old), set(store));
    }

    /** The files that each set reads, relative to the folder, by the name of its secret. */
    Map<String, List<String>> filesOfSets() {
        Map<String, List<String>> files = new LinkedHashMap<>();
        for (String store : NAMES) {
            filesOf(store).forEach(file -> {
                List<String> known = files.computeIfAbsent(set(store), set -> new ArrayList<>());
                if (!known.contains(file)) {
                    known.add(file);
                }
            });
        }
        return files;
    }

    private List<String> filesOf(String store) {
        List<String> names = new ArrayList<>();
        if (!overlay.externalStores()) {
            names.add(setFolder(store) + "keyfile");
            names.add(setFolder(store) + "admin-password");
            // A deployment from before it was observed gets it with what is missing.
            if (!read(setFolder(store) + EXPORTER).isEmpty()) {
                names.add(setFolder(store) + EXPORTER);
            }
            users(store).names().forEach(user -> names.add(setFolder(store) + StoreUsers.file(user)));
        }
        return names;
    }

    static String uriFile(String store) {
        return folder(store) + "uri";
    }

    /** The password of the user whom the service signs in as when a store is made. */
    String password(String store) {
        return read(setFolder(store) + StoreUsers.file(users(store).names().getFirst()));
    }

    static String uri(String store, String user, String password, String hosts, String set) {
        return MongoAddress.of(user, password, database(store), hosts, set);
    }

    /** The address of the replica set that deploy/kubernetes/components/mongodb runs for a store. */
    private String uri(String store, String user) {
        String set = set(store);
        String hosts = IntStream.range(0, local ? 1 : 3)
                .mapToObj(member -> "%s-%d.%s.%s.svc:27017".formatted(set, member, set, overlay.namespace()))
                .collect(Collectors.joining(","));
        return uri(store, user, read(setFolder(store) + StoreUsers.file(user)), hosts, set);
    }

    private StoreUsers users(String store) {
        return new StoreUsers(database(store), file -> files.read(setFolder(store) + file) != null);
    }

    private static String folder(String store) {
        return "mongodb/" + store + "/";
    }

    /** Of the set that a store is in. */
    private String setFolder(String store) {
        return folder(overlay.sharedSet() ? SHARED : store);
    }

    private String set(String store) {
        return "mongodb-" + (overlay.sharedSet() ? SHARED : store);
    }

    private String read(String name) {
        String content = files.read(name);
        return content == null ? "" : content.strip();
    }
}
