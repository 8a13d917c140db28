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
 * The secrets of one environment as files, with a kustomization.yaml that makes Kubernetes' secrets of them. What is there
 * is never replaced: to rotate one, its file is removed first. Nothing of what is in them is ever said.
 */
public final class DeploymentSecrets {
    private static final String OPERATOR = "operator";

    private final Environment environment;
    private final DataDirectory files;

    /**
     * @param environment name of the overlay
     * @param folder where the secrets of this environment are kept
     */
    public DeploymentSecrets(String environment, Path folder) {
        this.environment = new Environment(environment);
        this.files = new DataDirectory(folder);
    }

    /** Makes what is missing; returns the files that were made, relative to the folder, sorted. */
    public List<String> create() {
        Set<String> before = present();
        new Keys(files).create();
        once("operator/handle", OPERATOR);
        once("operator/password", Account.newPassword());
        for (String store : Environment.STORES) {
            store(store);
        }
        if (environment.local()) {
            compose();
        }
        files.write("kustomization.yaml", Kustomization.of(environment));
        if (environment.local()) {
            readableWhereMounted();
        }
        Set<String> made = new TreeSet<>(present());
        made.removeAll(before);
        return List.copyOf(made);
    }

    private void store(String store) {
        String folder = "mongodb/" + store;
        once(folder + "/keyfile", RandomText.keyFile());
        once(folder + "/admin-password", RandomText.password());
        String user = folder + "/user-" + Environment.database(store);
        boolean fresh = once(user, RandomText.password());
        String uri = folder + "/uri";
        if (fresh && read(uri).contains("@mongodb-" + store + "-0.")) {
            // Ours, with the password before; an address of somebody else's store stays.
            remove(uri);
        }
        once(uri, environment.uri(store, read(user)));
    }

    /** Docker Compose has one mongod for all of them; each service is told its address by a file of variables. */
    private void compose() {
        once("compose/mongodb/keyfile", RandomText.keyFile());
        once("compose/mongodb/admin-password", RandomText.password());
        once("compose/grafana-password", Account.newPassword());
        for (String store : Environment.STORES) {
            String user = "user-" + Environment.database(store);
            String password = read("mongodb/" + store + "/" + user);
            files.write("compose/mongodb/" + user, password);
            files.write(
                    "compose/" + store + "-service.env",
                    "MONGODB_URI=" + Environment.uri(store, password, "mongodb:27017", "mongodb") + "\n");
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

    /** Without a line's end: Kubernetes would hand that on as part of an address or a password. */
    private boolean once(String name, String value) {
        if (files.read(name) != null) {
            return false;
        }
        files.write(name, value);
        return true;
    }

    private String read(String name) {
        String content = files.read(name);
        return content == null ? "" : content.strip();
    }

    private void remove(String name) {
        try {
            Files.delete(files.file(name));
        } catch (IOException e) {
            throw new Refusal(files.file(name) + " can't be removed: " + e.getMessage(), e);
        }
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
