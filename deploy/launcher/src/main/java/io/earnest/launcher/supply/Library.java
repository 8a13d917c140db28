package io.earnest.launcher.supply;

import io.earnest.launcher.Refusal;
import io.earnest.launcher.system.Checkout;
import io.earnest.launcher.system.ServiceName;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A library of others that an image holds, by its Maven coordinates. */
record Library(String group, String artifact, String version) implements Comparable<Library> {
    private static final String LIST = "bom.cdx.json";
    private static final String OURS = "io.earnest";
    private static final Pattern PACKAGE_URL = Pattern.compile("pkg:maven/([^/]+)/([^@]+)@([^?]+).*");
    private static final Comparator<Library> ORDER = Comparator.comparing(Library::group)
            .thenComparing(Library::artifact)
            .thenComparing(Library::version);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Those of all images, each once, by the lists that the build has left beside the services' jars. */
    static Set<Library> ofAllImages(Checkout checkout) {
        Set<Library> all = new TreeSet<>();
        for (ServiceName service : ServiceName.values()) {
            all.addAll(listedIn(checkout.built(service).resolve(LIST)));
        }
        // In the image of the tools.
        all.addAll(listedIn(checkout.built("deploy/launcher").resolve(LIST)));
        return all;
    }

    static Set<Library> listedIn(Path list) {
        Set<Library> libraries = new TreeSet<>();
        try {
            for (JsonNode component : JSON.readTree(list).path("components")) {
                Matcher url = PACKAGE_URL.matcher(component.path("purl").asString(""));
                if (url.matches() && !url.group(1).equals(OURS)) {
                    libraries.add(new Library(url.group(1), url.group(2), url.group(3)));
                }
            }
        } catch (JacksonException e) {
            throw new Refusal(list + " can't be read: delete it, and try again", e);
        }
        if (libraries.isEmpty()) {
            throw new Refusal(list + " lists no library: delete it, and try again");
        }
        return libraries;
    }

    /** By which databases of known holes know it. */
    String packageUrl() {
        return "pkg:maven/" + group + "/" + artifact + "@" + version;
    }

    @Override
    public int compareTo(Library other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return group + ":" + artifact + " " + version;
    }
}
