package io.earnest.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an image holds, in CycloneDX: the libraries as the build lists them, which have to be those that are in the image, byte for
 * byte; the Java runtime; and what came from this machine, by the packages of its distribution.
 */
final class BillOfMaterials {
    /** In the image, under a name that scanners look for. */
    static final String PATH = "/app/bom.cdx.json";

    /** Where the build leaves a service's list, beside its jar. */
    static final String BUILT = "bom.cdx.json";

    private static final String OURS = "io.earnest";
    private static final String ANEW = ": delete target/quick/" + BUILT + " of the service, and try again";
    /** What Spring Boot's packing adds by itself: no dependency, so the build does not list it. */
    private static final Pattern PACKED_TOOLS = Pattern.compile("(spring-boot-jarmode-tools)-(.+)\\.jar");

    private static final Pattern CLASSIFIER = Pattern.compile("[?&]classifier=([^&]+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode bom;

    private BillOfMaterials(ObjectNode bom) {
        this.bom = bom;
    }

    /** Reads what the build has listed, if it has. */
    static Optional<BillOfMaterials> read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        if (!(JSON.readTree(file.toFile()) instanceof ObjectNode bom)) {
            throw new Refusal(file + " is no list in CycloneDX: delete it, and try again");
        }
        BillOfMaterials read = new BillOfMaterials(bom);
        read.disownTheParent();
        return Optional.of(read);
    }

    /** Our modules inherit from another project's, and with it the addresses of its sources. */
    private void disownTheParent() {
        forget(bom.path("metadata").path("component"));
        components().forEach(BillOfMaterials::forget);
    }

    private static void forget(JsonNode component) {
        if (component instanceof ObjectNode own && own.path("group").asText().equals(OURS)) {
            own.remove("externalReferences");
        }
    }

    /**
     * Compares the list with the libraries that are in the image.
     *
     * @throws Refusal where the image has one that is not listed, or other bytes than those listed, or lacks one
     */
    void compare(Path libraries) throws IOException {
        Map<String, JsonNode> listed = new HashMap<>();
        components().forEach(component -> listed.put(fileName(component), component));
        Set<String> missing = new TreeSet<>(listed.keySet());
        // They are empty, and Spring Boot packs them not.
        missing.removeIf(name -> name.startsWith("spring-boot-starter"));
        List<Path> jars;
        try (Stream<Path> files = Files.list(libraries)) {
            jars = files.sorted().toList();
        }
        for (Path jar : jars) {
            String name = jar.getFileName().toString();
            JsonNode component = listed.get(name);
            missing.remove(name);
            Matcher tools = PACKED_TOOLS.matcher(name);
            if (component != null) {
                compare(component, jar);
            } else if (tools.matches()) {
                addPackedTools(jar, tools.group(1), tools.group(2));
            } else {
                throw new Refusal("The list of what the service is made of lacks " + name + ANEW);
            }
        }
        if (!missing.isEmpty()) {
            throw new Refusal("The list of what the service is made of names "
                    + missing.iterator().next() + ", which is not in the image" + ANEW);
        }
    }

    private static void compare(JsonNode component, Path jar) throws IOException {
        String sha256 = sha256(component);
        // Our own modules have none: they are listed before they are packed.
        if (!sha256.isEmpty() && !sha256.equals(sha256Of(jar))) {
            throw new Refusal(
                    jar.getFileName() + " is not the file that the list of what the service is made of means" + ANEW);
        }
    }

    private void addPackedTools(Path jar, String artifact, String version) throws IOException {
        ObjectNode tools = component("library", artifact, version);
        tools.put("group", "org.springframework.boot");
        tools.put("purl", "pkg:maven/org.springframework.boot/" + artifact + "@" + version + "?type=jar");
        addHash(tools, jar);
    }

    private static void addHash(ObjectNode component, Path file) throws IOException {
        component.putArray("hashes").addObject().put("alg", "SHA-256").put("content", sha256Of(file));
    }

    private static String fileName(JsonNode component) {
        Matcher classifier = CLASSIFIER.matcher(component.path("purl").asText());
        return component.path("name").asText() + "-" + component.path("version").asText()
                + (classifier.find() ? "-" + classifier.group(1) : "") + ".jar";
    }

    private static String sha256(JsonNode component) {
        for (JsonNode hash : component.path("hashes")) {
            if (hash.path("alg").asText().equals("SHA-256")) {
                return hash.path("content").asText();
            }
        }
        return "";
    }

    private static String sha256Of(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds what another list has besides, as it is packed into one jar and can't be compared. */
    void addAll(Optional<BillOfMaterials> other) {
        Set<String> known = new TreeSet<>();
        components().forEach(component -> known.add(component.path("purl").asText()));
        other.ifPresent(list -> list.components().forEach(component -> {
            if (known.add(component.path("purl").asText())) {
                components().add(component);
            }
        }));
    }

    /** Adds the runtime that was linked from the JDK at hand. */
    void addRuntime() {
        String version = Runtime.version().toString();
        ObjectNode runtime = component("platform", "openjdk", version);
        runtime.put("publisher", System.getProperty("java.vendor"));
        runtime.put("purl", "pkg:generic/openjdk@" + SystemPackage.encoded(version));
    }

    /** Adds what came from this machine: the packages of these files, and the files that belong to none. */
    void addFromThisMachine(Collection<Path> files) throws IOException, InterruptedException {
        Map<String, SystemPackage> packages = new TreeMap<>();
        for (Path file : files) {
            Optional<SystemPackage> known = SystemPackage.owning(file);
            if (known.isPresent()) {
                packages.put(known.get().name(), known.get());
            } else {
                addHash(
                        components()
                                .addObject()
                                .put("type", "file")
                                .put("name", file.getFileName().toString()),
                        file);
            }
        }
        packages.values()
                .forEach(known ->
                        component("library", known.name(), known.version()).put("purl", known.purl()));
    }

    private ObjectNode component(String type, String name, String version) {
        return components().addObject().put("type", type).put("name", name).put("version", version);
    }

    private ArrayNode components() {
        return bom.withArrayProperty("components");
    }

    byte[] json() throws IOException {
        return JSON.writeValueAsBytes(bom);
    }
}
