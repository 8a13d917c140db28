package io.earnest.rewards.ledger.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code ./earnest simulate}: as many seeds as asked for, told as it goes. Not part of the whole run, by its name. */
class SimulateSeeds {

    @Test
    void seeds() throws Exception {
        if (Boolean.getBoolean("earnest.simulation.planted")) {
            Simulate.tellPlanted(System.out, seedsToRun());
            return;
        }
        assertThat(new Simulate(System.out).run(seedsToRun(), Long.getLong("earnest.simulation.from", 0)))
                .as("all seeds are in order")
                .isTrue();
    }

    private static long seedsToRun() {
        return Long.getLong("earnest.simulation.seeds", 1_000);
    }
}
