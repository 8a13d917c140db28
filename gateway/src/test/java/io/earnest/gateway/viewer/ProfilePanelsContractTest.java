package io.earnest.gateway.viewer;

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
class ProfilePanelsContractTest {
    @Autowired
    private ProfilePanels client;

    private static final String BEARER = Peers.KEYS.personBearer("ada00000000000000000", "ada-lovelace", 14);

    static List<Contract> contracts() {
        return Contract.of("gateway", "viewer-profile");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        new ContractStubs(Peers.PROFILE, Peers::reset).check(contract, exchange(contract));
    }

    private Exchange exchange(Contract contract) {
        return switch (contract.name()) {
            case "viewer-me" -> answers(() -> client.me(BEARER, null));
            case "viewer-me-following" -> answers(() -> client.me(BEARER, "ada-lovelace"));
            default -> Exchange.unknown(contract);
        };
    }
}
