package io.earnest.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * The whole system, started as a new user would: {@code ./earnest up} on an empty data directory, with a real
 * {@code mongod}. One for all tests of a run, and one for long attacks; they stop with them.
 */
final class EarnestSystem {
    private static final Duration START_LIMIT = Duration.ofMinutes(8);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    static final String OPERATOR = "operator";
    static final String OPERATOR_PASSWORD = "a password only for tests";

    /** Takes the spans of all services. */
    static final TraceSink TRACES = TraceSink.start();

    private static EarnestSystem shared;
    private static EarnestSystem behindAProxy;

    private final Process process;
    private final int port;
    private final Path data;
    private final Path output;

    private EarnestSystem(Process process, int port, Path data, Path output) {
        this.process = process;
        this.port = port;
        this.data = data;
        this.output = output;
    }

    /** The system that all tests of this run share; started by whoever asks first. */
    static synchronized EarnestSystem shared() {
        if (shared == null) {
            shared = start(Map.of(
                    // They live for minutes only: what a better compiler would make of them comes too late.
                    "EARNEST_JVM_OPTIONS",
                    "-XX:TieredStopAtLevel=1",
                    "EARNEST_TEST_CHEAP_PASSWORDS",
                    "true",
                    "EARNEST_LOG_FORMAT",
                    "json",
                    "EARNEST_TRACE_SAMPLING",
                    "1.0",
                    "EARNEST_OTLP_TRACES_ENDPOINT",
                    TRACES.url()));
        }
        return shared;
    }

    /** A second one, as it is run for people: passwords cost what they cost, and a proxy on this machine says who calls. */
    static synchronized EarnestSystem behindAProxy() {
        if (behindAProxy == null) {
            behindAProxy = start(Map.of("EARNEST_TRUSTED_PROXIES", "127.0.0.1,::1"));
        }
        return behindAProxy;
    }

    private static EarnestSystem start(Map<String, String> settings) {
        try {
            Path root = root();
            int port = freePort();
            Path data = Files.createTempDirectory("earnest-system");
            Path output = data.resolve("up.log");
            ProcessBuilder builder = new ProcessBuilder(
                            root.resolve("earnest").toString(),
                            "up",
                            "--empty",
                            "--port",
                            String.valueOf(port),
                            "--data",
                            data.resolve("data").toString())
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("EARNEST_OPERATOR_HANDLE", OPERATOR);
            builder.environment().put("EARNEST_OPERATOR_PASSWORD", OPERATOR_PASSWORD);
            builder.environment().putAll(settings);
            EarnestSystem system = new EarnestSystem(builder.start(), port, data.resolve("data"), output);
            Runtime.getRuntime().addShutdownHook(new Thread(system::stop));
            system.awaitReady();
            return system;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (!log().contains("Earnest is ready at ")) {
            if (!process.isAlive() || Instant.now().isAfter(limit)) {
                stop();
                throw new IllegalStateException("./earnest up did not get ready:\n" + log());
            }
            pause();
        }
    }

    String url() {
        return "http://localhost:" + port;
    }

    /** A service's own address, past the gateway. */
    String urlOf(String service) {
        try {
            for (JsonNode one :
                    Json.parse(Files.readString(data.resolve("services.json"))).path("services")) {
                if (one.path("name").asString().equals(service)) {
                    return one.path("url").asString();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("no " + service + " in services.json");
    }

    /** Where keys, logs and the store's files are. */
    Path data() {
        return data;
    }

    /** What a service shows to Prometheus. */
    String metrics(String service) {
        return management(service, "/prometheus");
    }

    /** What a service says that it runs with. */
    JsonNode info(String service) {
        return Json.parse(management(service, "/info"));
    }

    private String management(String service, String path) {
        String management = running(service).path("managementUrl").asString();
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(management + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a service logged so far, line by line. */
    List<String> logOf(String service) {
        try {
            return Files.readAllLines(Path.of(running(service).path("log").asString()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A service as {@code services.json} shows it. */
    private JsonNode running(String service) {
        try {
            for (JsonNode row :
                    Json.parse(Files.readString(data.resolve("services.json"))).path("services")) {
                if (row.path("name").asString().equals(service)) {
                    return row;
                }
            }
            throw new IllegalStateException("no " + service + " runs");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code ./earnest up} printed so far. */
    String log() {
        try {
            return Files.exists(output) ? Files.readString(output, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process of one of the services, by the program that it runs. */
    ProcessHandle service(String name) {
        List<ProcessHandle> found = process.descendants()
                .filter(p -> p.info().commandLine().orElse("").contains(name))
                .filter(p -> p.info().command().orElse("").endsWith("java"))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(name + " runs as " + found.size() + " processes");
        }
        return found.getFirst();
    }

    /** Sends a signal such as {@code STOP}, {@code CONT} or {@code KILL} to a service. */
    void signal(String service, String signal) {
        try {
            Process kill = new ProcessBuilder(
                            "kill",
                            "-" + signal,
                            String.valueOf(service(service).pid()))
                    .inheritIO()
                    .start();
            if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new IllegalStateException("kill -" + signal + " " + service + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The checkout: the folder above that holds {@code earnest}. */
    static Path root() {
        for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
            if (Files.isExecutable(dir.resolve("earnest"))) {
                return dir;
            }
        }
        throw new IllegalStateException("not inside a checkout of Earnest");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
