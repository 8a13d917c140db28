package io.earnest.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.earnest.images.probe.ReadinessProbe;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Builds images and starts what is in them: the gateway's, which needs no store, or with {@code -Dearnest.images=all} those of all
 * services, on a real MongoDB.
 */
class ImagesTest {
    private static final boolean ALL = "all".equals(System.getProperty("earnest.images"));
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    static Stream<String> services() {
        return ALL ? BuildOptions.SERVICES.stream() : Stream.of("gateway");
    }

    @ParameterizedTest
    @MethodSource("services")
    void an_image_starts_as_nobody_on_a_root_it_cannot_write_and_stops_when_told(String service) throws Exception {
        assumeTrue(Confined.possible(), "unshare and chroot are not allowed here: no image was started");
        assumeTrue(packaged(service), service + " is not packaged: its image was not built");
        Optional<String> store = Optional.ofNullable(System.getenv("EARNEST_TEST_MONGODB_URI"));
        assumeTrue(
                service.equals("gateway") || store.isPresent(),
                "no MongoDB: the image of " + service + " was not started");
        UnpackedImage image = build(service, "first", List.of());
        Map<String, String> environment = environment(service, image.root(), store.orElse(""));
        Path log = folder.resolve("log");

        Process process = image.start(image.entrypoint(), environment, log);
        try {
            awaitReady(process, environment, log);
            assertThat(probe(image, environment)).isZero();
            assertThat(userOf(process))
                    .isEqualTo(
                            Confined.isRoot()
                                    ? "10001"
                                    : userOf(ProcessHandle.current().pid()));
            assertThat(archiveInUse(process)).isTrue();
            process.destroy();
            assertThat(process.waitFor(35, TimeUnit.SECONDS))
                    .as("ends when told to")
                    .isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(probe(image, environment)).as("nobody answers any more").isEqualTo(1);
        } finally {
            process.destroyForcibly();
        }
        assertThat(image.config().path("User").asText()).isEqualTo("10001:10001");
        if (Files.exists(Images.built(HOME, service).resolve(BillOfMaterials.BUILT))) {
            assertListed(image, service);
        }
        if (ALL) {
            // A start under load may load a class more or less, so the second build gets the first one's list.
            List<String> lists =
                    List.of("--class-lists", folder.resolve("first").toString());
            assertThat(build(service, "second", lists).digest())
                    .as("built again")
                    .isEqualTo(image.digest());
        }
    }

    private void assertListed(UnpackedImage image, String service) throws IOException {
        Path inside = image.root().resolve(BillOfMaterials.PATH.substring(1));
        assertThat(image.config()
                        .path("Labels")
                        .path("io.earnest.bill-of-materials")
                        .asText())
                .isEqualTo(BillOfMaterials.PATH);
        assertThat(inside).hasSameBinaryContentAs(folder.resolve("first").resolve(service + ".cdx.json"));
        List<String> listed = new ArrayList<>();
        new ObjectMapper()
                .readTree(inside.toFile())
                .path("components")
                .forEach(component -> listed.add(component.path("name").asText()));
        assertThat(listed).contains("openjdk", "spring-core", "logback-classic");
    }

    private UnpackedImage build(String service, String name, List<String> more) throws Exception {
        Path out = folder.resolve(name);
        List<String> arguments = new ArrayList<>(List.of("--out", out.toString(), "--service", service));
        arguments.addAll(more);
        BuildOptions options = BuildOptions.parse(arguments, HOME);
        // Once is enough for an archive that serves.
        new Images(options, HOME, folder.resolve("work-" + name), ALL ? ClassArchive.MARGIN : 1).build();
        return UnpackedImage.of(out.resolve(service + ".tar"), out);
    }

    private static boolean packaged(String service) throws IOException {
        Path target = Images.built(HOME, service);
        if (!Files.isDirectory(target)) {
            return false;
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.anyMatch(file -> file.getFileName().toString().endsWith(".jar.original"));
        }
    }

    /** As deploy/compose.yaml has it, with ports that are free. */
    private static Map<String, String> environment(String service, Path root, String store) throws IOException {
        Map<String, String> environment = new HashMap<>(ThrowAwayKeys.write(root, service));
        environment.put("PORT", String.valueOf(freePort()));
        environment.put("MANAGEMENT_PORT", String.valueOf(freePort()));
        environment.put("JAVA_TOOL_OPTIONS", "-Xmx256m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Xss512k");
        environment.put("MONGODB_URI", store);
        environment.put(
                "MONGODB_DATABASE", "images-test-" + ProcessHandle.current().pid() + "-" + service);
        return environment;
    }

    private static void awaitReady(Process process, Map<String, String> environment, Path log) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + environment.get("MANAGEMENT_PORT") + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long limit = System.nanoTime() + LIMIT.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < limit) {
                // Waits for its end, which would be too soon.
                assertThat(process.waitFor(200, TimeUnit.MILLISECONDS))
                        .as(() -> "ended: " + text(log))
                        .isFalse();
                try {
                    if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException e) {
                    // not listening yet
                }
            }
        }
        throw new AssertionError("not ready: " + text(log));
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The health check as deploy/compose.yaml runs it. */
    private int probe(UnpackedImage image, Map<String, String> environment) throws Exception {
        Process probe = image.start(
                List.of(
                        "java",
                        "-Xmx16m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        "/app/probe",
                        ReadinessProbe.class.getName()),
                Map.of("MANAGEMENT_PORT", environment.getOrDefault("MANAGEMENT_PORT", "")),
                folder.resolve("probe.log"));
        assertThat(probe.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return probe.exitValue();
    }

    private static boolean archiveInUse(Process process) throws IOException {
        return Files.readString(Path.of("/proc/" + process.pid() + "/maps")).contains(ClassArchive.PATH);
    }

    private static String userOf(Process process) throws IOException {
        return userOf(process.pid());
    }

    private static String userOf(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("Uid:"))
                .map(line -> line.split("\\s+")[1])
                .findFirst()
                .orElseThrow();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
