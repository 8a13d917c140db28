package io.earnest.gateway.standing;

import static io.earnest.chassis.testing.contract.Exchange.gives;

import io.earnest.chassis.testing.contract.Contract;
import io.earnest.chassis.testing.contract.ContractStubs;
import io.earnest.chassis.testing.contract.Exchange;
import io.earnest.chassis.token.Viewer;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class StandingClientContractTest {
    @Autowired
    private Standings standings;

    static List<Contract> contracts() {
        return Contract.of("gateway", "standing");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        new ContractStubs(Peers.PROFILE, Peers::reset).check(contract, exchange(contract));
    }

    private Exchange exchange(Contract contract) {
        return switch (contract.name()) {
            case "standing-good" -> gives(Standing.GOOD, () -> standing("sess10n0000000000000"));
            case "standing-suspended" -> gives(Standing.SUSPENDED, () -> standing("sess10n0000000000000"));
            case "standing-ended" -> gives(Standing.ENDED, () -> standing("gone0000000000000000"));
            default -> Exchange.unknown(contract);
        };
    }

    private Standing standing(String session) {
        return standings.now(new Viewer("ada00000000000000000", "ada-lovelace", Set.of(), 14, session));
    }
}
