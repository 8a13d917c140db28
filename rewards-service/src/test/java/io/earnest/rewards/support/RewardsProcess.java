package io.earnest.rewards.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The service as a process of its own, which can be killed. */
public final class RewardsProcess implements AutoCloseable {
    private final Process process;
    private final Path log;
    private final Api api;

    private RewardsProcess(Process process, Path log, Api api) {
        this.process = process;
        this.log = log;
        this.api = api;
    }

    /** Starts it on a database and waits until it is ready. */
    public static RewardsProcess start(String mongoUri, String database) {
        int port = freePort();
        int managementPort = freePort();
        try {
            Path log = Files.createTempFile("rewards", ".log");
            List<String> command = new ArrayList<>(List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "io.earnest.rewards.RewardsApplication"));
            command.addAll(RewardsService.arguments(mongoUri, database));
            // Later arguments win.
            command.removeIf(argument -> argument.matches("--(management\\.)?server\\.port=.*"));
            command.add("--server.port=" + port);
            command.add("--management.server.port=" + managementPort);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Api api = new Api(RewardsService.KEYS, "http://127.0.0.1:" + port);
            RewardsProcess started = new RewardsProcess(process, log, api);
            started.awaitReady(managementPort);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(int managementPort) throws IOException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness"))
                .build();
        try {
            RewardsService.await(() -> {
                if (!process.isAlive()) {
                    throw new AssertionError("it ended");
                }
                try {
                    return Api.send(http, request).statusCode() == 200;
                } catch (UncheckedIOException e) {
                    return false;
                }
            });
        } catch (AssertionError e) {
            process.destroyForcibly();
            throw new AssertionError(Files.readString(log), e);
        }
    }

    public Api api() {
        return api;
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        kill();
        Files.deleteIfExists(log);
    }
}
