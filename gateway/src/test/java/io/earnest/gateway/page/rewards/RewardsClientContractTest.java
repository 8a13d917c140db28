package io.earnest.gateway.page.rewards;

import static io.earnest.chassis.testing.contract.Exchange.answers;

import io.earnest.chassis.testing.contract.Contract;
import io.earnest.chassis.testing.contract.ContractStubs;
import io.earnest.chassis.testing.contract.Exchange;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class RewardsClientContractTest {
    @Autowired
    private RewardsClient client;

    static List<Contract> contracts() {
        return Contract.of("gateway", "page-rewards");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        new ContractStubs(Peers.REWARDS, Peers::reset).check(contract, exchange(contract));
    }

    private Exchange exchange(Contract contract) {
        return switch (contract.name()) {
            case "page-tariff" -> answers(() -> client.tariff().inOurWords());
            case "page-economy-days" -> answers(() -> client.economyDays());
            case "page-tariffs" -> answers(() -> client.tariffs());
            case "page-log" -> answers(() -> client.log());
            case "page-economy" -> answers(() -> client.economy());
            default -> Exchange.unknown(contract);
        };
    }
}
