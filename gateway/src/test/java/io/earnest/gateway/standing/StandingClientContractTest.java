package io.earnest.gateway.standing;

import static io.earnest.chassis.testing.contract.Exchange.gives;

import io.earnest.chassis.call.Remote;
import io.earnest.chassis.testing.contract.Contract;
import io.earnest.chassis.testing.contract.ContractStubs;
import io.earnest.chassis.testing.contract.Exchange;
import io.earnest.chassis.token.Viewer;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class StandingClientContractTest {
    @Autowired
    private StandingClient client;

    @Autowired
    private RevocationClient revocations;

    @Autowired
    private Remote remote;

    @Autowired
    private Clock clock;

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

    /** By somebody who knows nothing yet: what was said against a session is remembered. */
    private Standing standing(String session) {
        MeterRegistry meters = new SimpleMeterRegistry();
        RevocationFeed feed = new RevocationFeed(revocations, remote, clock, meters);
        return new Standings(client, remote, feed, meters)
                .now(new Viewer("ada00000000000000000", "ada-lovelace", Set.of(), 14, session));
    }
}
