package io.earnest.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The probe of a replica set's members, which asks a mongod by its wire protocol from a shell. */
class MemberProbeTest {
    private static final Path SCRIPT = Overlay.DEPLOY.resolve("kubernetes/components/mongodb/set/member.sh");

    @ParameterizedTest
    @CsvSource({"true, false, 0", "false, true, 0", "false, false, 1"})
    void a_primary_and_a_secondary_serve_and_one_that_recovers_does_not(boolean primary, boolean secondary, int status)
            throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread mongod = Thread.ofVirtual().start(() -> answer(server, primary, secondary));

            assertThat(ready(server.getLocalPort())).isEqualTo(status);
            mongod.join();
        }
    }

    @Test
    void where_nothing_listens_nothing_serves() throws IOException, InterruptedException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        assertThat(ready(port)).isEqualTo(1);
    }

    @Test
    void a_real_mongod_understands_it() throws IOException, InterruptedException {
        String uri = System.getenv().getOrDefault("EARNEST_TEST_MONGODB_URI", "");
        Matcher port = Pattern.compile(":(\\d+)/").matcher(uri);
        assumeTrue(port.find(), "no real mongod runs: EARNEST_TEST_MONGODB_URI names none");

        assertThat(ready(Integer.parseInt(port.group(1)))).isZero();
    }

    /** mongosh takes a second of a core to start, which adds up to a core in twelve members. */
    @Test
    void it_starts_no_mongosh() throws IOException {
        String script = Files.readString(SCRIPT);
        String probe = script.substring(0, script.indexOf("esac"));

        assertThat(probe.lines().filter(line -> !line.startsWith("#"))).noneMatch(line -> line.contains("mongosh"));
    }

    private static int ready(int port) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", SCRIPT.toString(), "ready");
        builder.environment().put("SELF", "here:" + port);
        Process probe = builder.redirectErrorStream(true).start();
        assertThat(probe.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return probe.exitValue();
    }

    /** Takes one message of OP_MSG and answers a document that has the two booleans of a hello, among others. */
    private static void answer(ServerSocket server, boolean primary, boolean secondary) {
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            byte[] length = socket.getInputStream().readNBytes(4);
            socket.getInputStream().readNBytes((length[0] & 0xff) - 4);
            String document =
                    "\u0008helloOk\0\1" + bool("isWritablePrimary", primary) + bool("secondary", secondary) + "\0";
            byte[] bytes = ("\0".repeat(16) + "\0".repeat(5) + "\0".repeat(4) + document)
                    .getBytes(StandardCharsets.ISO_8859_1);
            bytes[0] = (byte) bytes.length;
            out.write(bytes);
            out.flush();
            socket.getInputStream().read();
        } catch (IOException e) {
            // The probe ended: it has what it came for.
        }
    }

    private static String bool(String name, boolean value) {
        return "\u0008" + name + "\0" + (value ? "\1" : "\0");
    }
}
