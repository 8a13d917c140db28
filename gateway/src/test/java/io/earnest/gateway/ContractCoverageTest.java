package io.earnest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.testing.contract.Contract;
import io.earnest.chassis.testing.contract.ContractCoverage;
import org.junit.jupiter.api.Test;

class ContractCoverageTest {
    @Test
    void everyCallIsAgreedAndEveryContractIsTested() {
        assertThat(ContractCoverage.gaps("gateway", "io.earnest.gateway", Contract.all(), "sessions"))
                .isEmpty();
    }
}
