package io.earnest.gateway.standing;

import static io.earnest.chassis.testing.contract.Exchange.gives;

import io.earnest.chassis.testing.contract.Contract;
import io.earnest.chassis.testing.contract.ContractStubs;
import io.earnest.chassis.testing.contract.Exchange;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import io.earnest.gateway.standing.RevocationClient.Page;
import io.earnest.gateway.standing.RevocationClient.Revocation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class RevocationClientContractTest {
    @Autowired
    private RevocationFeed feed;

    static List<Contract> contracts() {
        return Contract.of("gateway", "revocations");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        new ContractStubs(Peers.PROFILE, Peers::reset).check(contract, exchange(contract));
    }

    private Exchange exchange(Contract contract) {
        return switch (contract.name()) {
            case "revocations-of-a-session" ->
                gives(
                        new Page(
                                List.of(new Revocation(
                                        "SESSIONS_ENDED", "ada00000000000000000", List.of("sess10n0000000000000"))),
                                4_711_471_148L),
                        () -> feed.page(4_711_471_147L));
            case "revocations-of-a-profile" ->
                gives(
                        new Page(
                                List.of(new Revocation("SUSPENDED", "ada00000000000000000", List.of())),
                                4_711_471_149L),
                        () -> feed.page(4_711_471_147L));
            case "revocations-all-told" -> gives(new Page(List.of(), 4_711_471_147L), () -> feed.page(4_711_471_147L));
            default -> Exchange.unknown(contract);
        };
    }
}
