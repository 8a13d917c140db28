package io.earnest.rewards.log;

import static io.earnest.rewards.support.RewardsService.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.rewards.log.note.Note;
import io.earnest.rewards.log.note.NoteKey;
import io.earnest.rewards.log.note.TreeHead;
import io.earnest.rewards.log.tree.ProofCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedLogTest {
    @TempDir
    private Path dir;

    private LogWorld world;

    @BeforeEach
    void begin() {
        world = new LogWorld(dir);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void twoReplicasPublishOneSequenceOfTheDurableChain() {
        PublishedLog one = world.started();
        PublishedLog other = world.started();
        long last = 0;
        for (int i = 0; i < 60; i++) {
            world.write(i);
            long seen = last;
            await(() -> one.newest().map(Checkpoint::size).orElse(0L) >= Math.min(world.height(), seen + 1));
            Checkpoint newest = (i % 2 == 0 ? one : other).newest().orElse(null);
            if (newest != null) {
                assertThat(newest.size()).isBetween(last, world.height());
                assertThat(newest.head().root()).isEqualTo(world.root((int) newest.size()));
                last = newest.size();
            }
        }
        await(() -> other.newest().orElseThrow().size() == world.height());
        assertThat(one.newest()).isEqualTo(other.newest());
        // 1770 blocks: tiles of both levels are there, and all in them is proved.
        assertProved(one, 1);
        assertProved(other, 1_500);
        assertProved(one, world.height());
        assertThat(one.proofOf(world.height() + 1)).isEmpty();
        assertThat(one.proofOf(0)).isEmpty();
    }

    @Test
    void aCleanStopPublishesWhatIsDurable() {
        PublishedLog log = world.log();
        assertThat(log.contradictionAtStart()).isEmpty();
        world.write(7);
        log.close();
        assertThat(world.log().newest().orElseThrow().size()).isEqualTo(7);
    }

    @Test
    void nothingIsPublishedBeforeTheMemoryWasAsked() {
        world.write(3);
        world.log().close();
        assertThat(world.log().newest()).isEmpty();
    }

    @Test
    void aStoreThatWasSetBackIsFoundByTheCheckpointInIt() {
        published(10);
        world.cutTo(6);
        assertThat(world.log().contradictionAtStart().orElseThrow())
                .contains("10 blocks", "the store has 6", "the store has it");
    }

    @Test
    void aStoreThatWasSetBackAsAWholeIsFoundByTheStateFile() {
        published(10);
        world.cutTo(6);
        world.dropLog();
        PublishedLog log = world.log();
        assertThat(log.contradictionAtStart().orElseThrow()).contains("10 blocks", "the store has 6", "the state file");
        assertThat(log.contradiction()).isPresent();
        log.close();
        assertThat(world.log().newest()).as("nothing is published").isEmpty();
    }

    @Test
    void aChainThatWasRewrittenIsFoundThoughItIsLonger() throws Exception {
        published(10);
        String remembered = Files.readString(world.file());
        world.cutTo(4);
        world.write(20, "forger");
        assertThat(world.log().contradictionAtStart().orElseThrow()).contains("first 10 of the 24 blocks", "rewritten");
        world.dropLog();
        assertThat(world.log().contradictionAtStart().orElseThrow())
                .contains("first 10 of the 24 blocks", "state file");
        assertThat(world.file()).hasContent(remembered.strip());
    }

    @Test
    void aChainThatIsRewrittenUnderneathARunningLogStopsIt() {
        world.write(10);
        PublishedLog log = world.started();
        await(() -> log.newest().isPresent());
        String proof = log.proofOf(10).orElseThrow();
        world.cutTo(9);
        world.write(3, "forger");
        await(() -> log.contradiction().isPresent());
        assertThat(world.log().contradictionAtStart()).isPresent();
        assertThat(log.proofOf(10)).as("what was published stays provable").contains(proof);
        assertThat(log.newest().orElseThrow().size()).isEqualTo(10);
    }

    @Test
    void aStateFileThatCannotBeUnderstoodStopsTheLog() throws Exception {
        published(10);
        Files.writeString(world.file(), "something else\n");
        assertThat(world.log().contradictionAtStart().orElseThrow()).contains("can't be understood");
    }

    @Test
    void whoGoesBackToAFormerOriginIsHeldToWhatWasPublishedUnderIt() {
        published(10);
        String former = world.log().origin();
        world.origin("log.example/ledger/2");
        PublishedLog second = world.started();
        await(() -> second.newest().isPresent());
        second.close();
        world.cutTo(6);
        world.dropLog();
        world.origin(former);
        assertThat(world.log().contradictionAtStart().orElseThrow())
                .contains("10 blocks", "the store has 6", "the state file");
        world.origin("log.example/ledger/2");
        assertThat(world.log().contradictionAtStart().orElseThrow()).contains("10 blocks", "the state file");
    }

    @Test
    void anotherOriginIsAnotherLogAndTheOldOneIsForgottenByNobody() {
        published(10);
        world.cutTo(6);
        world.origin("log.example/ledger/2");
        PublishedLog anew = world.started();
        await(() -> anew.newest().isPresent());
        assertThat(TreeHead.parse(anew.newest().orElseThrow().head().text()).origin())
                .isEqualTo("log.example/ledger/2");
        assertThat(anew.newest().orElseThrow().size()).isEqualTo(6);
        anew.close();
        world.origin("log.example/ledger");
        assertThat(world.log().contradictionAtStart()).isPresent();
    }

    @Test
    void tilesThatAreGoneOrWrongAreMadeAgainFromTheBlocks() {
        published(300);
        world.database().getCollection("logTiles").drop();
        assertThat(world.log().contradictionAtStart()).isEmpty();
        assertThat(world.database().getCollection("logTiles").countDocuments()).isEqualTo(5);
        world.database()
                .getCollection("logTiles")
                .updateOne(
                        new org.bson.Document("_id", "log.example/ledger 0/000"),
                        new org.bson.Document(
                                "$set", new org.bson.Document("data", new org.bson.types.Binary(new byte[8_192]))));
        PublishedLog log = world.started();
        await(() -> log.proofOf(17).isPresent());
        assertProved(log, 17);
    }

    @Test
    void aNewKeySignsTheSameCheckpointAndOldProofsVerifyOn() {
        PublishedLog before = published(5);
        String oldProof = before.proofOf(3).orElseThrow();
        NoteKey oldKey = NoteKey.parse(before.verifierKeys().getFirst());
        world.newKey();
        PublishedLog after = world.started();
        await(() -> after.newest().orElseThrow().signatures().stream().noneMatch(oldKey::isOf));
        assertThat(after.newest().orElseThrow().size()).isEqualTo(5);
        assertThat(after.verifierKeys()).hasSize(2);
        NoteKey newKey = NoteKey.parse(after.verifierKeys().getFirst());
        assertThat(Note.parse(after.newest().orElseThrow().note()).isSignedBy(newKey))
                .isTrue();
        assertThat(after.verifierKeys().get(1)).isEqualTo(oldKey.vkey());
        assertThat(Note.parse(oldProof.split("\n\n", 2)[1]).isSignedBy(oldKey)).isTrue();
    }

    @Test
    void whileKeysAreChangedBothSign() {
        String old = world.newKey();
        published(5);
        world.newKey(old);
        PublishedLog both = world.started();
        await(() -> both.newest().orElseThrow().signatures().size() == 2);
        Note note = Note.parse(both.newest().orElseThrow().note());
        assertThat(both.verifierKeys().stream().map(NoteKey::parse)).hasSize(2).allMatch(note::isSignedBy);
    }

    private PublishedLog published(int blocks) {
        PublishedLog log = world.log();
        assertThat(log.contradictionAtStart()).isEmpty();
        world.write(blocks);
        log.close();
        return log;
    }

    private void assertProved(PublishedLog log, long seq) {
        String[] halves = log.proofOf(seq).orElseThrow().split("\n\n", 2);
        List<String> lines = halves[0].lines().toList();
        assertThat(lines.subList(0, 2)).containsExactly("c2sp.org/tlog-proof@v1", "index " + (seq - 1));
        TreeHead head = TreeHead.parse(Note.parse(halves[1]).text());
        assertThat(ProofCheck.included(
                        seq - 1,
                        head.size(),
                        world.leaf(seq),
                        lines.subList(2, lines.size()).stream()
                                .map(Base64.getDecoder()::decode)
                                .toList(),
                        Base64.getDecoder().decode(head.root())))
                .isTrue();
    }
}
