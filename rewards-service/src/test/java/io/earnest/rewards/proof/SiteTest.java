package io.earnest.rewards.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.earnest.rewards.log.note.NoteSigner;
import io.earnest.rewards.proof.check.Flaw;
import io.earnest.rewards.proof.check.ProofVerifier;
import io.earnest.rewards.proof.check.Site;
import io.earnest.rewards.proof.check.Verified;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proof held against a site that goes on, that is another one, or that forgot: by the verifiers in Java and in Python. */
class SiteTest {
    private static final int GROWN = 1_000;

    private final NoteSigner signer = TestLog.signer(1);
    private final RecordedProofs recorded =
            new RecordedProofs(List.of(signer.key().vkey()));
    private final List<byte[]> headers = new ArrayList<>(recorded.headers());
    private final TestLog log = new TestLog(headers);
    private final String proof =
            recorded.report("rep-ann", log.proofs(headers.size(), log.note(headers.size(), signer)));
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    @TempDir
    private Path dir;

    private HttpServer server;
    private String url;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] file = files.get(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(file == null ? 404 : 200, file == null ? -1 : file.length);
            if (file != null) {
                exchange.getResponseBody().write(file);
            }
            exchange.close();
        });
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aSiteThatGoesOnBeginsWithTheProofsCheckpoint() throws Exception {
        for (int size : List.of(headers.size(), headers.size() + 1, 256, 257, GROWN)) {
            files.clear();
            files.putAll(grown().site(size, signer));
            says("in-order");
        }
    }

    @Test
    void aSiteWhoseChainWasWrittenAnewIsFound() throws Exception {
        headers.set(3, "{\"seq\":4}".getBytes(StandardCharsets.UTF_8));
        files.putAll(grown().site(GROWN, signer));
        says("site-differs");
    }

    @Test
    void aSiteWhoseTilesAreNotThoseOfItsCheckpointIsFound() throws Exception {
        files.putAll(grown().site(GROWN, signer));
        files.put("/ledger/tile/0/003.p/232", new byte[232 * 32]);
        says("site-differs");
    }

    @Test
    void aSiteThatForgotIsFound() throws Exception {
        files.putAll(log.site(headers.size() - 1, signer));
        says("site-shorter");
    }

    @Test
    void aSiteWithAnotherKeyIsAnotherSite() throws Exception {
        files.putAll(grown().site(GROWN, TestLog.signer(2)));
        says("site-key");
        files.put("/ledger/vkeys", (signer.key().vkey() + "\n").getBytes(StandardCharsets.UTF_8));
        says("site-key");
    }

    @Test
    void aSiteThatAnswersNothingIsNotFoundOut() throws Exception {
        says("unknown");
        files.putAll(grown().site(GROWN, signer));
        files.put("/ledger/checkpoint", "no note".getBytes(StandardCharsets.UTF_8));
        says("unknown");
    }

    private TestLog grown() {
        List<byte[]> all = new ArrayList<>(headers);
        for (int i = headers.size(); i < GROWN; i++) {
            all.add(new byte[] {(byte) i, (byte) (i >> 8)});
        }
        return new TestLog(all);
    }

    private void says(String kind) throws Exception {
        assertThat(inJava()).isEqualTo(kind);
        if (PythonVerifierTest.isHere()) {
            Path file = Files.writeString(dir.resolve("proof.json"), proof);
            PythonVerifierTest.Said said =
                    PythonVerifierTest.runs(PythonVerifierTest.VERIFIER, file.toString(), "--against", url + "/");
            switch (kind) {
                case "in-order" -> assertThat(said.text()).contains("begins with the file's checkpoint");
                case "unknown" -> assertThat(said.text()).startsWith("It could not be verified: ");
                default -> assertThat(said.text()).startsWith("Wrong (" + kind + "): ");
            }
        }
    }

    private String inJava() throws Exception {
        Verified verified = ProofVerifier.verify(proof.getBytes(StandardCharsets.UTF_8), Optional.empty());
        try {
            assertThat(new Site(url).continues(verified)).contains("begins with");
            return "in-order";
        } catch (Flaw e) {
            return e.kind().text();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
