package io.earnest.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.rewards.log.note.Note;
import io.earnest.rewards.log.note.NoteKey;
import io.earnest.rewards.log.note.TreeHead;
import io.earnest.rewards.log.tree.ProofCheck;
import io.earnest.rewards.log.tree.TreeHashes;
import io.earnest.rewards.support.Api;
import io.earnest.rewards.support.Cmd;
import io.earnest.rewards.support.Person;
import io.earnest.rewards.support.RewardsService;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The log as everybody can fetch it, checked by the texts of the standard. */
class LogWebTest {
    private final Api api = RewardsService.shared().api();

    @Test
    void whatIsBookedIsInTheLogSecondsLaterAndProvedByItsHeader() {
        api.submit(Cmd.signedUp(Person.named("ada")));
        long seq = api.get("/api/ledger/head").json().get("seq").asLong();
        RewardsService.await(() -> published().size() >= seq);

        Note note = Note.parse(api.get("/ledger/checkpoint").text());
        String vkey = api.get("/ledger/vkeys").text().lines().findFirst().orElseThrow();
        assertThat(note.isSignedBy(NoteKey.parse(vkey))).isTrue();
        assertThat(TreeHead.parse(note.text()).origin()).isEqualTo("localhost/ledger");

        String proof = api.get("/ledger/proof/" + seq).text();
        String[] halves = proof.split("\n\n", 2);
        List<String> lines = halves[0].lines().toList();
        assertThat(lines.get(0)).isEqualTo("c2sp.org/tlog-proof@v1");
        assertThat(lines.get(1)).isEqualTo("index " + (seq - 1));
        TreeHead head = TreeHead.parse(Note.parse(halves[1]).text());
        List<byte[]> path = lines.subList(2, lines.size()).stream()
                .map(Base64.getDecoder()::decode)
                .toList();
        byte[] root = Base64.getDecoder().decode(head.root());
        assertThat(ProofCheck.included(seq - 1, head.size(), TreeHashes.leaf(header(seq)), path, root))
                .isTrue();
        assertThat(ProofCheck.included(seq - 1, head.size(), TreeHashes.leaf(header(seq - 1)), path, root))
                .isFalse();
    }

    @Test
    void tilesAreKeptForEverAndTheCheckpointForSeconds() {
        api.submit(Cmd.signedUp(Person.named("ada")));
        RewardsService.await(() -> api.get("/ledger/checkpoint").status() == 200);
        long size = published().size();
        String last = size % 256 == 0
                ? String.format("%03d", size / 256 - 1)
                : String.format("%03d.p/%d", size / 256, size % 256);
        Api.Answer tile = api.get("/ledger/tile/0/" + last);
        assertThat(tile.status()).isEqualTo(200);
        assertThat(tile.header("Cache-Control")).contains("immutable", "public", "max-age=31536000");
        assertThat(tile.header("Content-Type")).isEqualTo("application/octet-stream");
        Api.Answer entries = api.get("/ledger/tile/entries/" + last);
        assertThat(entries.text()).contains(new String(header(size), StandardCharsets.UTF_8));
        Api.Answer checkpoint = api.get("/ledger/checkpoint");
        assertThat(checkpoint.header("Cache-Control")).contains("max-age=2");
        assertThat(checkpoint.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
    }

    @Test
    void whatIsNoTileIsNotFoundAndSaysWhereToLook() {
        for (String path : List.of("0/999", "64/000", "0/0", "entries/000.p/256", "0/x000/001", "0/")) {
            Api.Answer answer = api.get("/ledger/tile/" + path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.json().get("detail").asString()).contains("/ledger/checkpoint");
        }
    }

    @Test
    void theStatusSaysWhatTheCheckpointSays() {
        api.submit(Cmd.signedUp(Person.named("ada")));
        RewardsService.await(() -> api.get("/api/ledger/log").status() == 200);
        var status = api.get("/api/ledger/log").json();
        assertThat(status.get("origin").asString()).isEqualTo("localhost/ledger");
        assertThat(status.get("size").asLong()).isPositive();
        assertThat(status.get("witnesses").isEmpty()).isTrue();
        assertThat(status.at("/verifierKeys/0").asString())
                .isEqualTo(api.get("/ledger/vkeys").text().lines().findFirst().orElseThrow());
    }

    private TreeHead published() {
        Api.Answer checkpoint = api.get("/ledger/checkpoint");
        return checkpoint.status() == 404
                ? new TreeHead("none", 0, Base64.getEncoder().encodeToString(new byte[32]))
                : TreeHead.parse(Note.parse(checkpoint.text()).text());
    }

    /** The canonical JSON of a block's header: members in order, without the hash. */
    private byte[] header(long seq) {
        ObjectNode header = (ObjectNode) api.get("/api/ledger/blocks/" + seq).json();
        header.remove("hash");
        StringBuilder text = new StringBuilder("{");
        header.propertyNames().stream()
                .sorted()
                .forEach(name -> text.append(text.length() > 1 ? "," : "")
                        .append('"')
                        .append(name)
                        .append("\":")
                        .append(header.get(name)));
        return text.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }
}
