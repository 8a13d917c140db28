package io.earnest.article.rewards;

import static io.earnest.chassis.testing.contract.Exchange.gives;

import io.earnest.article.testing.RemoteTest;
import io.earnest.chassis.testing.contract.Contract;
import io.earnest.chassis.testing.contract.ContractStubs;
import io.earnest.chassis.testing.contract.Exchange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

class AllowancesClientContractTest extends RemoteTest {
    @Autowired
    private Rewards rewards;

    static List<Contract> contracts() {
        return Contract.of("article-service", "rewards-allowances");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        new ContractStubs(PEER, this::freshPeer).check(contract, exchange(contract));
    }

    private Exchange exchange(Contract contract) {
        return switch (contract.name()) {
            case "opportunity" ->
                gives(
                        Optional.of(new Opportunity(3, null)),
                        () -> rewards.opportunity(
                                "reader0000000000000e", 3, "bees000000000000000a", "author0000000000000a", 150));
            case "no-opportunity" ->
                gives(
                        Optional.of(new Opportunity(0, "daily-limit")),
                        () -> rewards.opportunity(
                                "reader0000000000000b", 3, "bees000000000000000a", "author0000000000000a", 150));
            default -> Exchange.unknown(contract);
        };
    }
}
