package io.earnest.gateway.page.profile;

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
class ProfileClientContractTest {
    @Autowired
    private ProfileClient client;

    static List<Contract> contracts() {
        return Contract.of("gateway", "page-profiles");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        new ContractStubs(Peers.PROFILE, Peers::reset).check(contract, exchange(contract));
    }

    private Exchange exchange(Contract contract) {
        return switch (contract.name()) {
            case "page-profile" -> answers(() -> client.profile("ada-lovelace"));
            case "page-profile-unknown" -> refused(404, () -> client.profile("nobody-at-all"));
            case "page-avatars" -> answers(() -> client.avatars());
            case "page-levels" -> answers(() -> client.levels());
            default -> Exchange.unknown(contract);
        };
    }
}
