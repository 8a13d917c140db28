package io.earnest.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProofVerbTest {
    @Test
    void aFileIsAProofAndStoresAreNone() {
        assertThat(ProofVerb.isMeant(List.of("report.proof.json"))).isTrue();
        assertThat(ProofVerb.isMeant(List.of("report.proof.json", "--policy", "trusted")))
                .isTrue();
        assertThat(ProofVerb.isMeant(List.of("--against=http://localhost:8080")))
                .isTrue();
        assertThat(ProofVerb.isMeant(List.of())).isFalse();
        assertThat(ProofVerb.isMeant(List.of("--data", "somewhere"))).isFalse();
        assertThat(ProofVerb.isMeant(List.of("--store=mongodb://localhost"))).isFalse();
    }

    @Test
    void withoutAFileItSaysWhatIsMissing() {
        assertThatThrownBy(() -> ProofVerb.run(List.of("--policy", "trusted")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("verify FILE");
        assertThatThrownBy(() -> ProofVerb.run(List.of("one", "two"))).hasMessageContaining("Say which proof");
        assertThatThrownBy(() -> ProofVerb.run(List.of("one", "--data", "two"))).hasMessageContaining("--data");
    }
}
