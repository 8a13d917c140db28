package io.earnest.launcher.secrets;

import io.earnest.launcher.Refusal;
import io.earnest.launcher.system.Account;
import io.earnest.launcher.system.DataDirectory;
import io.earnest.launcher.system.Keys;
import io.earnest.launcher.system.RandomText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The secrets of one deployment as files, with a kustomization.yaml that makes Kubernetes' secrets of them. What is there
 * is never replaced: to rotate one, its file is removed first, or {@link #rotate} is called. Nothing of what is in them is ever
 * said.
 */
public final class DeploymentSecrets {
    /** The overlay for a cluster on one machine; deploy/compose.yaml takes its secrets too. */
    private static final String LOCAL = "local";

    private static final String OPERATOR = "operator";

    private final Overlay overlay;
    private final boolean local;
    private final DataDirectory files;
    private final Stores stores;

    /** @param folder where the secrets of this overlay are kept */
    public DeploymentSecrets(Overlay overlay, Path folder) {
        this.overlay = overlay;
        this.local = overlay.name().equals(LOCAL);
        this.files = new DataDirectory(folder);
        this.stores = new Stores(overlay, local, files);
    }

    /** Makes what is missing; returns the files that were made, relative to the folder, sorted. */
    public List<String> create() {
        Set<String> before = present();
        if (overlay.externalStores()) {
            stores.requireAddresses();
        } else {
            Stores.NAMES.forEach(stores::create);
        }
        if (overlay.ownAuthority()) {
            new StoreAuthority(files, stores).create();
        }
        new Keys(files).create();
        files.once("operator/handle", OPERATOR);
        files.once("operator/password", Account.newPassword());
        if (local) {
            compose();
        }
        describe();
        Set<String> made = new TreeSet<>(present());
        made.removeAll(before);
        return List.copyOf(made);
    }

    /**
     * Takes the next step of changing the password of a store without cutting anybody off: makes a second user, hands it to the
     * service, takes the first away.
     *
     * @param store such as article
     * @return what was done, and what to do before the next step
     */
    public String rotate(String store) {
        if (!Stores.NAMES.contains(store)) {
            throw new Refusal("There is no store " + store + ", but " + String.join(", ", Stores.NAMES));
        }
        String done = stores.rotate(store);
        describe();
        return done;
    }

    private void describe() {
        files.write("kustomization.yaml", Kustomization.of(overlay, stores));
        if (local) {
            readableWhereMounted();
        }
    }

    /** Docker Compose has one mongod for all of them; each service is told its address by a file of variables. */
    private void compose() {
        files.once("compose/mongodb/keyfile", RandomText.keyFile());
        files.once("compose/mongodb/admin-password", RandomText.password());
        files.once("compose/grafana-password", Account.newPassword());
        for (String store : Stores.NAMES) {
            String user = Stores.database(store);
            String password = stores.password(store);
            files.write("compose/mongodb/" + StoreUsers.file(user), password);
            files.write(
                    "compose/" + store + "-service.env",
                    "MONGODB_URI=" + Stores.uri(store, user, password, "mongodb:27017", "mongodb") + "\n");
        }
        files.write(
                "compose/operator.env",
                "EARNEST_OPERATOR_HANDLE=%s%nEARNEST_OPERATOR_PASSWORD=%s%n"
                        .formatted(read("operator/handle"), read("operator/password")));
    }

    /**
     * Compose mounts files with the owner and mode that they have here, and the containers are nobody's: so each file may be
     * read by whom it is mounted for, while the folder around all of them is its owner's alone.
     */
    private void readableWhereMounted() {
        try (Stream<Path> all = Files.walk(files.root())) {
            for (Path path : all.filter(path -> !path.equals(files.root())).toList()) {
                String mode = Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--";
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
            }
        } catch (IOException e) {
            throw new Refusal(files.root() + " can't be made ready to mount: " + e.getMessage(), e);
        }
    }

    private String read(String name) {
        String content = files.read(name);
        return content == null ? "" : content.strip();
    }

    private Set<String> present() {
        if (!Files.isDirectory(files.root())) {
            return Set.of();
        }
        try (Stream<Path> all = Files.walk(files.root())) {
            return all.filter(Files::isRegularFile)
                    .map(file -> files.root().relativize(file).toString())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new Refusal(files.root() + " can't be read: " + e.getMessage(), e);
        }
    }
}
