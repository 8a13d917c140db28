package io.earnest.launcher.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.earnest.launcher.Console;
import io.earnest.launcher.Launcher;
import io.earnest.launcher.Refusal;
import io.earnest.launcher.store.StoreChoice;
import io.earnest.launcher.store.StoreFinder;
import io.earnest.launcher.system.Java;
import io.earnest.launcher.system.Ports;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mongod that takes nobody without TLS, with a certificate of an authority that Java does not know. */
class StoreAuthorityTest {
    private static final Console SILENT = new Console(new PrintStream(OutputStream.nullOutputStream()), false);
    private static final Path OVERLAYS =
            Path.of("../kubernetes/overlays").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void what_is_missing_is_said() throws IOException {
        Overlay overlay = overlay();
        addresses("mongodb://a:b@store.example/?authSource=admin");
        assertThatThrownBy(() -> new DeploymentSecrets(overlay, folder.resolve("secrets")).create())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("mongodb/ca.crt");

        Files.writeString(folder.resolve("secrets/mongodb/ca.crt"), "no certificate");
        assertThatThrownBy(() -> new DeploymentSecrets(overlay, folder.resolve("secrets")).create())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("tls=true");

        addresses("mongodb://a:b@store.example/?authSource=admin&tls=true");
        assertThatThrownBy(() -> new DeploymentSecrets(overlay, folder.resolve("secrets")).create())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no certificate");
    }

    @Test
    void with_the_secret_that_is_made_of_its_authority_a_mongod_is_reached_and_without_it_is_not() throws Exception {
        Optional<StoreChoice.OwnMongod> mongod = new StoreFinder(System.getenv(), SILENT).mongod();
        assumeTrue(mongod.isPresent(), "no mongod: TLS to MongoDB was not tried");
        certificates();
        int port = Ports.unused(1).getFirst();
        Process store = tls(mongod.get().binary(), port);
        try {
            String address = "mongodb://127.0.0.1:" + port + "/?tls=true";
            addresses(address);
            Files.copy(folder.resolve("ca.crt"), folder.resolve("secrets/mongodb/ca.crt"));
            new DeploymentSecrets(overlay(), folder.resolve("secrets")).create();

            assertThat(Files.readString(folder.resolve("secrets/kustomization.yaml")))
                    .contains("- name: mongodb-ca\n    files:\n      - mongodb/truststore.jks\n");
            assertThat(reach(address, true)).contains("documents of the running system");
            assertThat(reach(address, false)).contains("No MongoDB answers");
            assertThat(reach("mongodb://127.0.0.1:" + port + "/", true)).contains("No MongoDB answers");
        } finally {
            store.destroy();
            store.waitFor(30, TimeUnit.SECONDS);
        }
    }

    /** A backup as the cluster's job makes it, told of the authority in the same way. */
    private String reach(String address, boolean told) throws Exception {
        Path log = Files.createTempFile(folder, "reach", ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        Java.command(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        "backup",
                        "--out",
                        folder.resolve(System.nanoTime() + ".zip").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .put("MONGODB_URI", address + (address.contains("?") ? "&" : "?") + "serverSelectionTimeoutMS=5000");
        if (told) {
            String mounted = Files.readAllLines(OVERLAYS.resolve("../components/mongodb-tls/service.yaml")).stream()
                    .filter(line -> line.contains("JDK_JAVA_OPTIONS"))
                    .findFirst()
                    .orElseThrow();
            builder.environment()
                    .put(
                            "JDK_JAVA_OPTIONS",
                            mounted.replaceFirst(".*value: (.*)}", "$1")
                                    .replace("/etc/earnest/mongodb-ca", folder.resolve("secrets/mongodb") + ""));
        }
        Process process = builder.start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        return Files.readString(log);
    }

    private Process tls(Path mongod, int port) throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("db"));
        Path log = folder.resolve("mongod.log");
        Process process = new ProcessBuilder(
                        mongod.toString(),
                        "--dbpath=" + folder.resolve("db"),
                        "--port=" + port,
                        "--bind_ip=127.0.0.1",
                        "--nounixsocket",
                        "--wiredTigerCacheSizeGB=0.25",
                        "--tlsMode=requireTLS",
                        "--tlsCertificateKeyFile=" + folder.resolve("server.pem"),
                        "--tlsCAFile=" + folder.resolve("ca.crt"),
                        "--tlsAllowConnectionsWithoutCertificates")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!Files.readString(log).contains("Waiting for connections")) {
            assertThat(process.isAlive() && System.nanoTime() < limit)
                    .as(Files.readString(log))
                    .isTrue();
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return process;
    }

    private void certificates() throws IOException, InterruptedException {
        keytool("-genkeypair", "-alias", "ca", "-dname", "CN=An authority of its own", "-ext", "bc:c");
        keytool(
                "-exportcert",
                "-alias",
                "ca",
                "-rfc",
                "-file",
                folder.resolve("ca.crt").toString());
        keytool("-genkeypair", "-alias", "server", "-dname", "CN=store", "-ext", "san=ip:127.0.0.1", "-signer", "ca");
        Path pem = folder.resolve("server.pem");
        try (var in = Files.newInputStream(folder.resolve("keys.p12"))) {
            java.security.KeyStore keys = java.security.KeyStore.getInstance("PKCS12");
            keys.load(in, "password".toCharArray());
            StringBuilder text = new StringBuilder();
            append(
                    text,
                    "PRIVATE KEY",
                    keys.getKey("server", "password".toCharArray()).getEncoded());
            append(text, "CERTIFICATE", keys.getCertificate("server").getEncoded());
            Files.writeString(pem, text);
        } catch (java.security.GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static void append(StringBuilder text, String what, byte[] der) {
        text.append("-----BEGIN ").append(what).append("-----\n");
        text.append(java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der));
        text.append("\n-----END ").append(what).append("-----\n");
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-keystore",
                folder.resolve("keys.p12").toString(),
                "-storepass",
                "password"));
        command.addAll(1, Arrays.asList(arguments));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-validity", "30"));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private void addresses(String uri) throws IOException {
        for (String store : Stores.NAMES) {
            Path file = folder.resolve("secrets/mongodb").resolve(store).resolve("uri");
            Files.createDirectories(file.getParent());
            Files.writeString(file, uri);
        }
    }

    private Overlay overlay() throws IOException {
        Path own = Files.createDirectories(folder.resolve("blog"));
        Files.writeString(own.resolve("kustomization.yaml"), """
                namespace: blog
                resources: [%s/production-external-mongodb]
                components: [%s/../components/mongodb-tls]
                """.formatted(OVERLAYS, OVERLAYS));
        return Overlay.read(own);
    }
}
