package io.earnest.launcher.secrets;

import io.earnest.launcher.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What an overlay for Kustomize says about the secrets that it needs. Overlays of deploy/kubernetes are read as well as one that
 * stands on them.
 *
 * @param name of its folder
 * @param namespace where it puts everything
 * @param kind who runs MongoDB, and in how many sets
 * @param ownAuthority whether MongoDB's certificate is signed by an authority that Java does not know
 */
public record Overlay(String name, String namespace, StoreKind kind, boolean ownAuthority) {
    private static final String FILE = "kustomization.yaml";

    /** Where the services' databases are. */
    public enum StoreKind {
        SET_FOR_EACH,
        SHARED_SET,
        EXTERNAL
    }

    /** Reads an overlay's kustomization.yaml, and those that it stands on. */
    public static Overlay read(Path folder) {
        Path overlay = folder.toAbsolutePath().normalize();
        if (!Files.isRegularFile(overlay.resolve(FILE))) {
            throw new Refusal(
                    "There is no overlay in " + overlay + ". Say the name of a folder in deploy/kubernetes/overlays, or"
                            + " where yours is: ./earnest secrets --overlay DIR");
        }
        Set<Path> parts = new HashSet<>();
        String namespace = visit(overlay, parts);
        if (namespace == null) {
            throw new Refusal(overlay.resolve(FILE) + " names no namespace: its secrets would go to another place");
        }
        StoreKind kind = StoreKind.SET_FOR_EACH;
        if (has(parts, "external-mongodb")) {
            kind = StoreKind.EXTERNAL;
        } else if (has(parts, "mongodb-shared")) {
            kind = StoreKind.SHARED_SET;
        }
        return new Overlay(overlay.getFileName().toString(), namespace, kind, has(parts, "mongodb-tls"));
    }

    private static boolean has(Set<Path> parts, String component) {
        return parts.stream().anyMatch(part -> part.endsWith(component));
    }

    /** The same in another namespace, as a Helm chart of it may be. */
    public Overlay in(String other) {
        return new Overlay(name, other, kind, ownAuthority);
    }

    boolean externalStores() {
        return kind == StoreKind.EXTERNAL;
    }

    boolean sharedSet() {
        return kind == StoreKind.SHARED_SET;
    }

    /** The namespace that the outermost of them names; null where none does. */
    private static @Nullable String visit(Path folder, Set<Path> visited) {
        if (!visited.add(folder)) {
            return null;
        }
        Map<?, ?> kustomization = parse(folder.resolve(FILE));
        String below = null;
        for (String list : Set.of("resources", "components")) {
            if (kustomization.get(list) instanceof Collection<?> parts) {
                for (Object part : parts) {
                    Path other = folder.resolve(String.valueOf(part)).normalize();
                    if (Files.isRegularFile(other.resolve(FILE))) {
                        String named = visit(other, visited);
                        below = below == null ? named : below;
                    }
                }
            }
        }
        return kustomization.get("namespace") instanceof String own ? own : below;
    }

    private static Map<?, ?> parse(Path file) {
        try {
            Object parsed = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            return parsed instanceof Map<?, ?> map ? map : Map.of();
        } catch (IOException | YAMLException e) {
            throw new Refusal(file + " can't be read: " + e.getMessage(), e);
        }
    }
}
