package io.earnest.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.launcher.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTest {
    @Test
    void allPartsAreMeasuredUnlessSomeAreNamed() {
        assertThat(Plan.parts(Optional.empty())).containsExactly(Plan.Part.values());
        assertThat(Plan.parts(Optional.of("mix, cost"))).containsExactly(Plan.Part.COST, Plan.Part.MIX);
    }

    @Test
    void aPartThatThereIsNotIsRefusedByName() {
        assertThatThrownBy(() -> Plan.parts(Optional.of("cost,speed")))
                .isInstanceOf(Refusal.class)
                .hasMessage("--only takes some of cost, ledger, mix, reports, not speed");
    }
}
