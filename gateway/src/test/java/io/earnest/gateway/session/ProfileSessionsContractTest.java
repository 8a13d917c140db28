package io.earnest.gateway.session;

import static io.earnest.chassis.testing.contract.Exchange.gives;

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
class ProfileSessionsContractTest {
    @Autowired
    private ProfileSessions sessions;

    static List<Contract> contracts() {
        return Contract.of("gateway", "sessions");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        new ContractStubs(Peers.PROFILE, Peers::reset).check(contract, exchange(contract));
    }

    private Exchange exchange(Contract contract) {
        return switch (contract.name()) {
            case "session-refresh" ->
                gives(
                        new Renewal.Renewed(new Tokens("access-token-of-ada", 600, "another-token-of-ada")),
                        () -> renewed("refresh-token-of-ada"));
            case "session-refresh-refused" -> gives(new Renewal.Refused(), () -> renewed("no-refresh-token"));
            default -> Exchange.unknown(contract);
        };
    }

    private Renewal renewed(String refreshToken) {
        return sessions.renew(refreshToken, new ProfileSessions.Client("127.0.0.1", null, null));
    }
}
