package io.earnest.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Packs a file system into the layers of an image and writes or pushes it. */
record ImageWriter(BuildOptions options, Path cache) {

    /** Writes one image and tells the digest of its manifest. */
    String write(RootFileSystem files, String service) throws Exception {
        JibContainerBuilder image =
                options.base().isPresent() ? base(options.base().get()) : Jib.fromScratch();
        layers(files).forEach(image::addFileEntriesLayer);
        image.setFormat(ImageFormat.OCI)
                .setEntrypoint(entrypoint(files, service))
                .setUser(RootFileSystem.USER + ":" + RootFileSystem.USER)
                .setWorkingDirectory(AbsoluteUnixPath.get("/app"))
                .setCreationTime(RootFileSystem.TIME)
                .addLabel("org.opencontainers.image.title", "earnest " + service)
                .addLabel("org.opencontainers.image.version", options.tag())
                .addLabel("org.opencontainers.image.licenses", "Apache-2.0");
        if (!service.equals(BuildOptions.TOOLS)) {
            image.setExposedPorts(Port.tcp(8080), Port.tcp(9080));
        }
        if (Files.exists(files.root().resolve(BillOfMaterials.PATH.substring(1)))) {
            image.addLabel("io.earnest.bill-of-materials", BillOfMaterials.PATH);
        }
        if (options.base().isEmpty()) {
            String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
            image.setPlatforms(Set.of(new Platform(architecture, "linux")));
            image.addEnvironmentVariable("PATH", "/opt/java/bin").addEnvironmentVariable("JAVA_HOME", "/opt/java");
        }
        JibContainer written = image.containerize(target(service));
        return written.getDigest().toString();
    }

    private static JibContainerBuilder base(String name) throws Exception {
        return Jib.from(registry(ImageReference.parse(name)));
    }

    private Containerizer target(String service) throws Exception {
        Containerizer to = options.registry().isPresent()
                ? Containerizer.to(
                        registry(ImageReference.parse(options.registry().get() + "/" + service + ":" + options.tag())))
                : Containerizer.to(TarImage.at(options.out().resolve(service + ".tar"))
                        .named("earnest/" + service + ":" + options.tag()));
        return to.setBaseImageLayersCache(cache.resolve("base"))
                .setApplicationLayersCache(cache.resolve("layers"))
                .setToolName("earnest")
                .setAllowInsecureRegistries(onlyThisMachine());
    }

    /** Whether all registries that are asked are here; there, and nowhere else, a certificate of its own or none will do. */
    private boolean onlyThisMachine() {
        return Stream.of(options.registry(), options.base())
                .flatMap(Optional::stream)
                .allMatch(name -> name.matches("(localhost|127\\.0\\.0\\.1)(:\\d+)?/.*"));
    }

    private static RegistryImage registry(ImageReference name) throws IOException {
        CredentialRetrieverFactory credentials = CredentialRetrieverFactory.forImage(name, event -> {});
        RegistryImage image = RegistryImage.named(name);
        String user = System.getenv("EARNEST_REGISTRY_USER");
        String password = System.getenv("EARNEST_REGISTRY_PASSWORD");
        if (user != null && password != null) {
            image.addCredential(user, password);
        }
        return image.addCredentialRetriever(credentials.dockerConfig())
                .addCredentialRetriever(credentials.wellKnownCredentialHelpers());
    }

    static List<String> entrypoint(RootFileSystem files, String service) {
        List<String> command = new ArrayList<>(List.of("java"));
        command.addAll(JavaRuntime.flags());
        if (service.equals(BuildOptions.TOOLS)) {
            command.addAll(List.of(
                    "-Xmx256m",
                    "-Dearnest.home=/app",
                    "-Dearnest.rewards=" + RootFileSystem.jarOf(RootFileSystem.LEDGER),
                    "-jar",
                    RootFileSystem.TOOLS_JAR));
            return command;
        }
        if (Files.exists(files.root().resolve(ClassArchive.PATH.substring(1)))) {
            command.add("-XX:SharedArchiveFile=" + ClassArchive.PATH);
            // One that does not fit, as another collector was asked for, is left aside.
            command.add("-Xlog:cds*=off,aot*=off");
        }
        command.addAll(List.of("-Dspring.aot.enabled=true", "-jar", RootFileSystem.jarOf(service)));
        return command;
    }

    /** What changes least lies lowest: a new build of a service is pushed in its upper two. */
    private static List<FileEntriesLayer> layers(RootFileSystem files) throws IOException {
        Map<String, FileEntriesLayer.Builder> layers = new LinkedHashMap<>();
        for (String name : List.of("runtime", "libraries", "service", "class archive")) {
            layers.put(name, FileEntriesLayer.builder().setName(name));
        }
        for (Path path : files.all()) {
            String inImage = "/" + files.root().relativize(path);
            FileEntriesLayer.Builder layer = layers.get(layerOf(inImage));
            if (layer == null) {
                throw new IllegalStateException("no layer for " + inImage);
            }
            boolean executable = Files.isDirectory(path) || Files.isExecutable(path);
            layer.addEntry(
                    path,
                    AbsoluteUnixPath.get(inImage),
                    FilePermissions.fromOctalString(executable ? "755" : "644"),
                    RootFileSystem.TIME);
        }
        return layers.values().stream()
                .map(FileEntriesLayer.Builder::build)
                .filter(layer -> !layer.getEntries().isEmpty())
                .toList();
    }

    private static String layerOf(String path) {
        if (path.equals(ClassArchive.PATH)) {
            return "class archive";
        } else if (path.startsWith("/app/lib/") && !path.contains("/service-chassis-")) {
            return "libraries";
        }
        return path.startsWith("/app/") ? "service" : "runtime";
    }
}
