package io.earnest.comment;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.testing.contract.Contract;
import io.earnest.chassis.testing.contract.ContractCoverage;
import org.junit.jupiter.api.Test;

class ContractCoverageTest {
    @Test
    void everyCallIsAgreedAndEveryContractIsTested() {
        assertThat(ContractCoverage.gaps("comment-service", "io.earnest.comment", Contract.all()))
                .isEmpty();
    }
}
