package io.earnest.launcher.bench.ledger;

import io.earnest.launcher.system.ChildProcess;
import io.earnest.launcher.system.Folders;
import io.earnest.launcher.system.RotatingLog;
import io.earnest.launcher.system.SearchPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of its own in a temporary folder, as durable as it comes (fsync and synchronous commits are on), reached by a
 * socket in that folder alone.
 */
final class Postgres implements AutoCloseable {
    static final String USER = "earnest";
    private static final int MOMENTS = 200;
    private static final int MOMENT_MILLIS = 50;
    private static final int SECONDS_FOR_A_TOOL = 120;

    private final Path binaries;
    private final Path folder;
    private final ChildProcess server;

    private Postgres(Path binaries, Path folder, ChildProcess server) {
        this.binaries = binaries;
        this.folder = folder;
        this.server = server;
    }

    /** The folder of its programs: as {@code pg_config} says, that of the {@code initdb} on the PATH, or Debian's newest. */
    static Optional<Path> binaries(Map<String, String> environment) {
        Stream<Path> said = SearchPath.find(environment, "pg_config").stream()
                .flatMap(program -> output(List.of(program.toString(), "--bindir")).stream())
                .map(line -> Path.of(line.strip()));
        Stream<Path> onPath = SearchPath.find(environment, "initdb").stream()
                .map(Postgres::real)
                .map(program -> program.resolveSibling(""));
        Stream<Path> debian =
                Stream.of("18", "17", "16", "15").map(version -> Path.of("/usr/lib/postgresql", version, "bin"));
        return Stream.of(said, onPath, debian)
                .flatMap(stream -> stream)
                .filter(bin -> Stream.of("initdb", "postgres", "psql", "pgbench")
                        .allMatch(program -> Files.isExecutable(bin.resolve(program))))
                .findFirst();
    }

    private static Path real(Path program) {
        try {
            return program.toRealPath();
        } catch (IOException e) {
            return program;
        }
    }

    /** Its version, in words. */
    static String version(Path binaries) {
        return output(List.of(binaries.resolve("postgres").toString(), "--version"))
                .map(String::strip)
                .orElse("PostgreSQL");
    }

    private static Optional<String> output(List<String> command) {
        try {
            return Optional.of(tool(command, null));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Starts one with the schema in it. */
    static Postgres start(Path binaries) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("earnest-postgres-");
        Optional<Unprivileged> user = Optional.empty();
        if ("root".equals(System.getProperty("user.name"))) {
            user = Unprivileged.of(Path.of("/etc/passwd"));
            if (user.isEmpty()) {
                throw new IOException("it refuses to be started by root, and there is no user postgres or nobody");
            }
            user.get().own(folder);
        }
        Path data = folder.resolve("data");
        tool(
                as(
                        user,
                        List.of(
                                binaries.resolve("initdb").toString(),
                                "--pgdata=" + data,
                                "--username=" + USER,
                                "--auth=trust",
                                "--encoding=UTF8",
                                "--no-locale")),
                folder);
        Path log = Files.createTempFile("earnest-postgres-", ".log");
        ChildProcess server = ChildProcess.start(
                as(
                        user,
                        List.of(
                                binaries.resolve("postgres").toString(),
                                "-D",
                                data.toString(),
                                "-c",
                                "listen_addresses=",
                                "-c",
                                "unix_socket_directories=" + folder,
                                "-c",
                                "max_connections=100",
                                "-c",
                                "shared_buffers=256MB")),
                Map.of(),
                new RotatingLog(log));
        Postgres postgres = new Postgres(binaries, folder, server);
        try {
            postgres.awaitReady(log);
            postgres.psql("ledger.sql");
            return postgres;
        } catch (IOException | RuntimeException e) {
            postgres.close();
            throw e;
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private static List<String> as(Optional<Unprivileged> user, List<String> command) {
        return user.map(other -> other.running(command)).orElse(command);
    }

    private void awaitReady(Path log) throws IOException, InterruptedException {
        for (int i = 0; i < MOMENTS && server.alive(); i++) {
            if (output(client("psql", List.of("--command=select 1", "postgres")))
                    .isPresent()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(MOMENT_MILLIS);
        }
        throw new IOException("it does not start: " + String.join(" ", Files.readAllLines(log)));
    }

    private void psql(String resource) throws IOException {
        Path file = copy(resource);
        tool(client("psql", List.of("--quiet", "--set=ON_ERROR_STOP=1", "--file=" + file, "postgres")), folder);
    }

    /** A copy of a text that comes with the launcher, in its folder. */
    Path copy(String resource) throws IOException {
        Path file = folder.resolve(resource);
        try (var text = Postgres.class.getResourceAsStream("/bench/" + resource)) {
            if (text == null) {
                throw new IOException("there is no " + resource);
            }
            Files.write(file, text.readAllBytes());
        }
        return file;
    }

    Path folder() {
        return folder;
    }

    /** The command of a client program. */
    List<String> client(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(
                List.of(binaries.resolve(program).toString(), "--host=" + folder, "--username=" + USER));
        command.addAll(arguments);
        return command;
    }

    /** Runs a program to its end, within two minutes, and gives what it said. */
    static String tool(List<String> command, @Nullable Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        if (folder != null) {
            builder.directory(folder.toFile());
        }
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(SECONDS_FOR_A_TOOL, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.getFirst() + " does not end");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(said.strip());
        }
        return said;
    }

    @Override
    public void close() {
        server.stop(Duration.ofSeconds(15));
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            // A temporary folder: the system clears it away.
            folder.toFile().deleteOnExit();
        }
    }
}
