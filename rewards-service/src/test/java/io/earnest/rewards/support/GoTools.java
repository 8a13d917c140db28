package io.earnest.rewards.support;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Programs of others, built by Go in a folder of the test. Where Go or OpenSSH is missing the test is reported as skipped. */
public final class GoTools {
    private static final String TORCHWOOD = "filippo.io/torchwood/cmd/";
    private static final String VERSION = "@v0.6.1";
    private static final int MOST_MINUTES = 15;

    private final Path dir;

    private GoTools(Path dir) {
        this.dir = dir;
    }

    /** Builds them, some minutes the first time. */
    public static GoTools build(Path dir) throws IOException, InterruptedException {
        for (String tool : List.of("go", "ssh-agent", "ssh-add", "ssh-keygen")) {
            Assumptions.assumeTrue(
                    isOnPath(tool),
                    tool + " is missing: the log was not verified by software of others (needs Go and OpenSSH)");
        }
        GoTools tools = new GoTools(dir);
        for (String tool : List.of("litewitness", "witnessctl", "spicy")) {
            tools.succeed("go", "install", TORCHWOOD + tool + VERSION);
        }
        Path check = Files.createDirectories(dir.resolve("check"));
        for (String file : List.of("main.go", "go.mod", "go.sum")) {
            try (InputStream text = GoTools.class.getResourceAsStream("/witness/" + file + ".txt")) {
                Files.write(check.resolve(file), text.readAllBytes());
            }
        }
        tools.succeed(
                "go",
                "build",
                "-C",
                check.toString(),
                "-o",
                dir.resolve("bin/check").toString(),
                ".");
        return tools;
    }

    /** What the program that verifies a whole log says, whether it is content or not. */
    public String check(String address, String logKey, String witnessKey, Path proof, Path leaf)
            throws IOException, InterruptedException {
        return run(bin("check"), address, logKey, witnessKey, proof.toString(), leaf.toString()).output;
    }

    /** What {@code spicy -verify} says of a file and the proof beside it. */
    public String spicy(String logKey, Path file) throws IOException, InterruptedException {
        return run(bin("spicy"), "-verify", logKey, file.toString()).output;
    }

    /** A witness that knows one log. */
    public Litewitness litewitness(String origin, String logKey) throws Exception {
        String database = dir.resolve("witness.db").toString();
        succeed(bin("witnessctl"), "add-log", "-db", database, "-origin", origin);
        succeed(bin("witnessctl"), "add-key", "-db", database, "-origin", origin, "-key", logKey);
        Path key = dir.resolve("witness.key");
        succeed("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
        // A socket's path is short by nature, and a temporary folder's need not be.
        Path socket = Files.createTempDirectory("w").resolve("s");
        Process agent = start("agent", "ssh-agent", "-D", "-a", socket.toString());
        RewardsService.await(() -> Files.exists(socket));
        succeed(Map.of("SSH_AUTH_SOCK", socket.toString()), "ssh-add", "-q", key.toString());
        String fingerprint = succeed("ssh-keygen", "-l", "-f", key.toString()).split(" ")[1];
        int port = freePort();
        String name = "witness.example/lite";
        Process process = start(
                "litewitness",
                bin("litewitness"),
                "-db",
                database,
                "-name",
                name,
                "-ssh-agent",
                socket.toString(),
                "-key",
                fingerprint,
                "-listen",
                "127.0.0.1:" + port);
        RewardsService.await(() -> process.isAlive() && answers(port));
        String publicKey =
                Files.readString(key.resolveSibling("witness.key.pub")).split(" ")[1];
        return new Litewitness(
                vkey(name, Base64.getDecoder().decode(publicKey)), "http://127.0.0.1:" + port, process, agent);
    }

    /**
     * A witness that runs.
     *
     * @param vkey of its cosignatures
     */
    public record Litewitness(String vkey, String address, Process process, Process agent) implements AutoCloseable {
        @Override
        public void close() {
            process.destroy();
            agent.destroy();
        }
    }

    private static String vkey(String name, byte[] sshKey) throws Exception {
        byte[] material = new byte[33];
        material[0] = 4;
        System.arraycopy(sshKey, sshKey.length - 32, material, 1, 32);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        String id = HexFormat.of().formatHex(Arrays.copyOf(digest.digest(material), 4));
        return name + '+' + id + '+' + Base64.getEncoder().encodeToString(material);
    }

    private String bin(String tool) {
        return dir.resolve("bin").resolve(tool).toString();
    }

    /** How a program ended. */
    private record Ended(int code, String output) {}

    private String succeed(String... command) throws IOException, InterruptedException {
        return succeed(Map.of(), command);
    }

    private String succeed(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Ended ended = run(environment, command);
        if (ended.code != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + ended.output);
        }
        return ended.output;
    }

    private Ended run(String... command) throws IOException, InterruptedException {
        return run(Map.of(), command);
    }

    private Ended run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(dir, "output", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("GOBIN", dir.resolve("bin").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command[0] + " did not end within " + MOST_MINUTES + " minutes");
        }
        return new Ended(process.exitValue(), Files.readString(output));
    }

    private Process start(String log, String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve(log + ".log").toFile())
                .start();
    }

    private static boolean isOnPath(String tool) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
