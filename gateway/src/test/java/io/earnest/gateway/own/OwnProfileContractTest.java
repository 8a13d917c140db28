package io.earnest.gateway.own;

import static io.earnest.chassis.testing.contract.Exchange.answers;
import static io.earnest.chassis.testing.contract.Exchange.tells;

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
class OwnProfileContractTest {
    @Autowired
    private OwnProfile client;

    private static final String BEARER = Peers.KEYS.personBearer("r1ta0000000000000000", "rita", 1);

    static List<Contract> contracts() {
        return Contract.of("gateway", "own-profile");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        new ContractStubs(Peers.PROFILE, Peers::reset).check(contract, exchange(contract));
    }

    private Exchange exchange(Contract contract) {
        return switch (contract.name()) {
            case "own-following" -> answers(() -> client.following(BEARER));
            case "own-follow-author" -> tells(() -> client.follow(BEARER, "ada-lovelace"));
            case "own-leave-author" -> tells(() -> client.leave(BEARER, "ada-lovelace"));
            case "own-follow-tag" -> tells(() -> client.followTag(BEARER, "bees"));
            case "own-leave-tag" -> tells(() -> client.leaveTag(BEARER, "bees"));
            default -> Exchange.unknown(contract);
        };
    }
}
