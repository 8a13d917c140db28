package io.earnest.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCallersTest {
    private static final Path SET_PRIVILEGES = Path.of("/usr/bin/setpriv");
    private static final int OP_MSG = 2013;

    @TempDir
    Path folder;

    @BeforeEach
    void onLinux() {
        assumeTrue(Files.isReadable(Path.of("/proc/net/tcp")), "not Linux: nobody can tell whose a connection is");
    }

    @Test
    void here_it_can_be_told() {
        assertThat(EmbeddedStore.knowsItsCallers()).isTrue();
    }

    @Test
    void a_connection_that_nobody_holds_open_any_more_is_not_ours() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Socket caller = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            assertThat(LocalCallers.areOurs(accepted.getRemoteSocketAddress(), accepted.getLocalSocketAddress()))
                    .isTrue();
            caller.close();
            assertThat(LocalCallers.areOurs(accepted.getRemoteSocketAddress(), accepted.getLocalSocketAddress()))
                    .isFalse();
        }
    }

    @Test
    void a_program_of_another_user_learns_nothing() throws Exception {
        assumeTrue(
                Files.isExecutable(SET_PRIVILEGES) && "root".equals(System.getProperty("user.name")),
                "only root can call as somebody else");
        Path message = folder.resolve("find");
        Files.write(message, find());
        EmbeddedStore store = EmbeddedStore.start(folder.resolve("store.mv"), 0, Throwable::printStackTrace);
        try (MongoClient client = MongoClients.create(store.uri())) {
            client.getDatabase("shop").getCollection("things").insertOne(new Document("_id", "who wrote what"));
            String port = store.uri().replaceAll("\\D+$", "").replaceAll(".*:", "");
            assertThat(answer(List.of(), message, port)).contains("who wrote what");
            assertThat(answer(List.of(SET_PRIVILEGES.toString(), "--reuid=65534", "--clear-groups"), message, port))
                    .contains("answers programs of its own user only")
                    .doesNotContain("who wrote");
        } finally {
            store.close();
        }
    }

    /** What comes first of the answer, which is more than its header and either the documents or the reason. */
    private static String answer(List<String> as, Path message, String port) throws IOException {
        List<String> command = new ArrayList<>(as);
        command.addAll(
                List.of("bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$0; cat >&3; timeout 20 head -c 125 <&3", port));
        Process process =
                new ProcessBuilder(command).redirectInput(message.toFile()).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static byte[] find() {
        ByteBuffer query = new RawBsonDocument(
                        new Document("find", "things").append("$db", "shop"), new DocumentCodec())
                .getByteBuffer()
                .asNIO();
        ByteBuffer message = ByteBuffer.allocate(21 + query.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        message.putInt(message.capacity())
                .putInt(1)
                .putInt(0)
                .putInt(OP_MSG)
                .putInt(0)
                .put((byte) 0);
        return message.put(query).array();
    }
}
