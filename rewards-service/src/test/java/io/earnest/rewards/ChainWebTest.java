package io.earnest.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.Ids;
import io.earnest.rewards.support.Api;
import io.earnest.rewards.support.Cmd;
import io.earnest.rewards.support.Person;
import io.earnest.rewards.support.RewardsService;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What LEDGER.md says of the chain, checked by its text alone on what everybody can fetch. */
class ChainWebTest {
    private static final List<String> HEADER =
            List.of("at", "count", "day", "epoch", "format", "hash", "previous", "root", "seq", "writer");

    private final Api api = RewardsService.shared().api();

    @Test
    void headersFetchedOverHttpVerifyFromBlockToBlockAndAFlippedBitIsFound() throws Exception {
        for (int i = 0; i < 5; i++) {
            api.submit(Cmd.signedUp(Person.named("p" + i)));
        }
        long newest = api.get("/api/ledger/head").json().get("seq").asLong();
        List<ObjectNode> chain = new ArrayList<>();
        for (long seq = Math.max(1, newest - 50); seq <= newest; seq++) {
            chain.add((ObjectNode) api.get("/api/ledger/blocks/" + seq).json());
        }
        assertThat(chain).hasSizeGreaterThanOrEqualTo(5);
        assertThat(verifies(chain)).isTrue();

        ObjectNode changed = chain.get(2);
        changed.put("count", changed.get("count").asInt() + 1);
        assertThat(verifies(chain)).isFalse();
        changed.put("hash", hash(changed));
        assertThat(verifies(chain))
                .as("its hash made to fit, the next one names another")
                .isFalse();
    }

    @Test
    void nothingButTheHeaderIsPublic() {
        Person person = Person.named("ada");
        api.submit(Cmd.signedUp(person));
        JsonNode head = api.get("/api/ledger/head").json();
        assertThat(head.propertyNames()).containsExactlyInAnyOrderElementsOf(HEADER);
        assertThat(head.toString()).doesNotContain(person.id(), "salt", "entries", "signed-up");
        JsonNode live = api.internal("GET", "/internal/economy", "profile-service", null)
                .json();
        long block = live.at("/head/block").asLong();
        assertThat(api.get("/api/ledger/blocks/" + block).json().get("hash")).isEqualTo(live.at("/head/hash"));
    }

    @Test
    void aBlocksHeaderIsKeptForeverAndTheHeadIsAskedForAnew() {
        api.submit(Cmd.signedUp(Person.named("ada")));
        Api.Answer head = api.get("/api/ledger/head");
        assertThat(head.header("Cache-Control")).contains("no-cache");
        Api.Answer block =
                api.get("/api/ledger/blocks/" + head.json().get("seq").asLong());
        assertThat(block.header("Cache-Control")).contains("immutable", "max-age=31536000");
        assertThat(block.header("ETag"))
                .isEqualTo('"' + block.json().get("hash").asString() + '"');
        assertThat(api.call(
                                "GET",
                                "/api/ledger/blocks/" + block.json().get("seq").asLong(),
                                null,
                                null,
                                "If-None-Match",
                                block.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void anUnknownBlockIsNotFound() {
        for (String seq : List.of("0", "-1", "999999999999")) {
            assertThat(api.get("/api/ledger/blocks/" + seq).status()).isEqualTo(404);
        }
        assertThat(api.get("/api/ledger/blocks/first").status()).isEqualTo(400);
        assertThat(api.get("/api/ledger/entries").status()).isEqualTo(404);
    }

    @Test
    void aReportVerifiesWithThePublishedKey() throws Exception {
        Person author = Person.named("ada", 15);
        String article = Ids.random();
        api.submit(Cmd.signedUp(author));
        api.booked(Cmd.granted(Ids.random(), 30, author.id()));
        api.booked(Cmd.published(article, author));
        ObjectNode report = (ObjectNode) api.buy(article, author).json();
        String signature = report.remove("signature").asString();

        Api.Answer keys = api.get("/api/ledger/keys");
        JsonNode key = keys.json().at("/keys/0");
        assertThat(key.get("kid").asString()).isEqualTo(report.get("keyId").asString());
        assertThat(key.get("crv").asString()).isEqualTo("Ed25519");
        assertThat(key.has("d")).isFalse();
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(publicKey(key.get("x").asString()));
        verifier.update(canonical(report));
        assertThat(verifier.verify(Base64.getDecoder().decode(signature))).isTrue();
    }

    private static boolean verifies(List<ObjectNode> chain) throws Exception {
        for (int i = 0; i < chain.size(); i++) {
            ObjectNode header = chain.get(i);
            if (!header.get("hash").asString().equals(hash(header))) {
                return false;
            }
            if (i > 0
                    && !header.get("previous")
                            .asString()
                            .equals(chain.get(i - 1).get("hash").asString())) {
                return false;
            }
        }
        return true;
    }

    private static String hash(ObjectNode header) throws Exception {
        ObjectNode hashed = header.deepCopy();
        hashed.remove("hash");
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical(hashed)));
    }

    /** Of plain text and integers, sorted members without spaces are canonical JSON. */
    private static byte[] canonical(JsonNode node) {
        return sorted(node).getBytes(StandardCharsets.UTF_8);
    }

    private static String sorted(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, String> members = new TreeMap<>();
            node.properties().forEach(e -> members.put(e.getKey(), sorted(e.getValue())));
            return members.entrySet().stream()
                    .map(e -> '"' + e.getKey() + "\":" + e.getValue())
                    .collect(java.util.stream.Collectors.joining(",", "{", "}"));
        }
        if (node.isArray()) {
            return node.valueStream()
                    .map(ChainWebTest::sorted)
                    .collect(java.util.stream.Collectors.joining(",", "[", "]"));
        }
        return node.toString();
    }

    private static PublicKey publicKey(String x) throws Exception {
        byte[] head = HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] key = Base64.getUrlDecoder().decode(x);
        byte[] spki = new byte[head.length + key.length];
        System.arraycopy(head, 0, spki, 0, head.length);
        System.arraycopy(key, 0, spki, head.length, key.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
    }
}
