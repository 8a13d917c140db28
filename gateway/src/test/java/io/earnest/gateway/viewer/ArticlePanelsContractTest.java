package io.earnest.gateway.viewer;

import static io.earnest.chassis.testing.contract.Exchange.answers;
import static io.earnest.chassis.testing.contract.Exchange.refused;

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
class ArticlePanelsContractTest {
    @Autowired
    private ArticlePanels client;

    private static final String BEARER = Peers.KEYS.personBearer("ada00000000000000000", "ada-lovelace", 14);
    private static final String BEES = "bees000000000000000a";

    static List<Contract> contracts() {
        return Contract.of("gateway", "viewer-article");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        new ContractStubs(Peers.ARTICLE, Peers::reset).check(contract, exchange(contract));
    }

    private Exchange exchange(Contract contract) {
        return switch (contract.name()) {
            case "viewer-mine-offered", "viewer-mine-rated" -> answers(() -> client.mine(BEARER, BEES));
            case "viewer-mine-deleted" -> refused(410, () -> client.mine(BEARER, BEES));
            case "viewer-mine-unknown" -> refused(404, () -> client.mine(BEARER, "gone0000000000000000"));
            default -> Exchange.unknown(contract);
        };
    }
}
