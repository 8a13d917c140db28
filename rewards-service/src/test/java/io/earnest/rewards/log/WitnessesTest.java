package io.earnest.rewards.log;

import static io.earnest.rewards.support.RewardsService.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.rewards.log.note.Note;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WitnessesTest {
    @TempDir
    private Path dir;

    private final FakeWitness ann = new FakeWitness("ann.example");
    private final FakeWitness ben = new FakeWitness("ben.example");
    private final FakeWitness cat = new FakeWitness("cat.example");
    private LogWorld world;

    @BeforeEach
    void begin() {
        world = new LogWorld(dir);
        world.withoutFile();
        world.witnesses(2, ann, ben, cat);
    }

    @AfterEach
    void end() {
        world.close();
        List.of(ann, ben, cat).forEach(FakeWitness::close);
    }

    @Test
    void eachCheckpointIsCosignedByAllAndProvesConsistencyEachTime() {
        PublishedLog log = world.started();
        for (int i = 1; i < 6; i++) {
            world.write(i * 90);
            awaitCosigned(log, 3);
        }
        Checkpoint newest = log.newest().orElseThrow();
        Note note = Note.parse(newest.note());
        assertThat(List.of(ann, ben, cat)).allMatch(witness -> note.isSignedBy(witness.key()));
        assertThat(ann.cosigned()).contains(newest.size()).isSorted();
        assertThat(log.proofOf(world.height()).orElseThrow()).endsWith(newest.note());
        await(() -> gauge("earnest.ledger.log.witnessed.size") == newest.size());
    }

    @ParameterizedTest
    @EnumSource(
            value = FakeWitness.Manner.class,
            names = {"AWAY", "SLOW", "FORGING", "ENDLESS"})
    void oneThatGivesNoCosignatureIsGoneOnWithoutAndComesBack(FakeWitness.Manner manner) {
        ben.behave(manner);
        PublishedLog log = world.started();
        world.write(5);
        awaitCosigned(log, 2);
        assertThat(log.newest().orElseThrow().isCosignedBy("ben.example")).isFalse();
        world.write(5);
        awaitCosigned(log, 2);
        await(() -> gauge("earnest.ledger.witness.lag", "witness", "ben.example") > 0.1);
        assertThat(gauge("earnest.ledger.witness.lag", "witness", "ann.example"))
                .isLessThan(5);
        assertThat(log.contradiction()).isEmpty();

        ben.behave(FakeWitness.Manner.HONEST);
        awaitCosigned(log, 3);
        await(() -> gauge("earnest.ledger.witness.lag", "witness", "ben.example") == 0);
    }

    @Test
    void oneThatClaimsToBeAheadStopsNothingThatOthersAreEnoughFor() {
        PublishedLog log = world.started();
        world.write(5);
        awaitCosigned(log, 3);
        ben.claim(99);
        world.write(5);
        awaitCosigned(log, 2);
        assertThat(log.contradiction()).isEmpty();
        log.close();
        assertThat(world.log().contradictionAtStart()).isEmpty();
    }

    @Test
    void soManyThatTheOthersAreNotEnoughAreBelieved() {
        PublishedLog log = world.started();
        world.write(5);
        awaitCosigned(log, 3);
        ben.claim(99);
        cat.claim(98);
        world.write(5);
        await(() -> log.contradiction().isPresent());
        assertThat(log.contradiction().orElseThrow()).contains("99 blocks", "98 blocks", "the store has 10");
        log.close();
        assertThat(world.log().contradictionAtStart().orElseThrow()).contains("set back");
    }

    @Test
    void aSoleWitnessThatClaimsToBeAheadStopsNoWriterAndNothingIsPublishedMeanwhile() {
        world.witnesses(1, ann);
        PublishedLog log = world.started();
        world.write(5);
        awaitCosigned(log, 1);
        ann.claim(99);
        world.write(5);
        await(() -> gauge("earnest.ledger.log.disputed") == 1);
        long size = log.newest().orElseThrow().size();
        assertThat(log.dispute().orElseThrow()).contains("99 blocks", "the store has 10");
        assertThat(log.contradiction()).isEmpty();
        world.write(5);
        log.close();
        assertThat(log.newest().orElseThrow().size()).isEqualTo(size);

        PublishedLog next = world.started();
        assertThat(next.contradictionAtStart()).isEmpty();
        assertThat(next.dispute()).isPresent();
        ann.behave(FakeWitness.Manner.HONEST);
        awaitCosigned(next, 1);
        assertThat(next.dispute()).isEmpty();
    }

    @Test
    void aSoleWitnessKeepsARewrittenChainFromBeingShown() {
        world.witnesses(1, ann);
        PublishedLog log = world.started();
        world.write(10);
        awaitCosigned(log, 1);
        log.close();
        world.cutTo(6);
        world.write(20, "forger");
        world.dropLog();
        PublishedLog next = world.started();
        assertThat(next.contradictionAtStart()).isEmpty();
        assertThat(next.dispute().orElseThrow()).contains("10 blocks", "26 blocks", "rewritten");
        next.close();
        assertThat(next.newest()).isEmpty();
    }

    @Test
    void aStoreThatForgotAllIsFoundToBeSetBackByTheWitnesses() {
        witnessed(10);
        world.cutTo(6);
        world.dropLog();
        assertThat(world.log().contradictionAtStart().orElseThrow())
                .contains("10 blocks", "the store has 6", "set back");
    }

    @Test
    void aStoreThatForgotAllIsFoundToBeRewrittenByTheWitnessesBeforeAnythingIsShown() {
        witnessed(10);
        world.cutTo(6);
        world.write(20, "forger");
        world.dropLog();
        PublishedLog log = world.log();
        assertThat(log.contradictionAtStart().orElseThrow()).contains("10 blocks", "26 blocks", "rewritten");
        log.close();
        assertThat(log.newest()).isEmpty();
        assertThat(ann.cosigned()).allMatch(size -> size <= 10);
    }

    @Test
    void aStoreThatForgotAllAndHoldsTheSameChainGoesOn() {
        witnessed(10);
        world.write(3);
        world.dropLog();
        PublishedLog log = world.started();
        awaitCosigned(log, 3);
        assertThat(log.newest().orElseThrow().size()).isEqualTo(13);
    }

    @Test
    void aProofIsOfTheCheckpointWithTheMostCosignaturesThatCoversIt() {
        PublishedLog log = witnessed(10);
        ben.behave(FakeWitness.Manner.AWAY);
        cat.behave(FakeWitness.Manner.AWAY);
        PublishedLog next = world.started();
        world.write(5);
        awaitCosigned(next, 1);
        assertThat(next.proofOf(10).orElseThrow()).contains("ann.example", "ben.example", "cat.example", "\n10\n");
        assertThat(next.proofOf(11).orElseThrow())
                .contains("ann.example", "\n15\n")
                .doesNotContain("ben.example");
        assertThat(log.newest()).isEqualTo(next.newest());
    }

    private PublishedLog witnessed(int blocks) {
        PublishedLog log = world.started();
        world.write(blocks);
        awaitCosigned(log, 3);
        log.close();
        return log;
    }

    private void awaitCosigned(PublishedLog log, int by) {
        await(() -> log.newest()
                .filter(newest -> newest.size() == world.height())
                .filter(newest -> newest.cosignatures().size() >= by)
                .isPresent());
    }

    private double gauge(String name, String... tags) {
        return world.meters().get(name).tags(tags).gauge().value();
    }
}
