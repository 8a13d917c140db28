package io.earnest.rewards.ledger.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger's engine under simulation: a thousand seeds in order, the same run twice, and faults that are planted and found. */
class SimulationTest {

    private static final long SEEDS = 1_000;

    @Test
    void a_thousand_seeds_are_in_order() throws Exception {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        boolean inOrder = new Simulate(new PrintStream(told, true, StandardCharsets.UTF_8)).run(SEEDS, 0);
        assertThat(inOrder).as(told.toString(StandardCharsets.UTF_8)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4, 36, 150, 358, 999})
    void two_runs_of_a_seed_are_the_same_byte_for_byte(long seed) throws Exception {
        Outcome one = Run.of(Plan.of(seed), Planted.NOTHING);
        Outcome two = Run.of(Plan.of(seed), Planted.NOTHING);
        assertThat(two.trace()).isEqualTo(one.trace()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_planted_fault_is_found_within_a_thousand_seeds(Faults fault) throws Exception {
        assertThat(Simulate.firstFailure(fault.planted(), 0, SEEDS))
                .as(fault.name())
                .isPresent();
    }

    @Test
    void a_failure_tells_its_seed_and_the_shortest_way_there_which_fails_again_in_the_same_way() throws Exception {
        Planted planted = Faults.LOST_FENCE.planted();
        Outcome failed = Simulate.firstFailure(planted, 0, SEEDS).orElseThrow();
        Outcome shortest = new Shrinking(planted, 200).shortest(failed);
        assertThat(shortest.plan().size()).isLessThan(failed.plan().size());
        Outcome again = Run.of(shortest.plan(), planted);
        assertThat(again.trace()).isEqualTo(shortest.trace());
        assertThat(again.what()).isEqualTo(shortest.what());
        assertThat(Simulate.report(shortest, planted))
                .startsWith("seed " + failed.plan().seed() + " fails: ")
                .endsWith("--from " + failed.plan().seed());
    }
}
