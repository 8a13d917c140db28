package io.earnest.article.profile;

import static io.earnest.chassis.testing.contract.Exchange.gives;

import io.earnest.article.testing.RemoteTest;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.testing.contract.Contract;
import io.earnest.chassis.testing.contract.ContractStubs;
import io.earnest.chassis.testing.contract.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

class GlanceClientContractTest extends RemoteTest {
    private static final String ADA = "ada00000000000000000";

    @Autowired
    private Remote remote;

    @Autowired
    private ProfileClient client;

    @Autowired
    private GlanceClient glances;

    static List<Contract> contracts() {
        return Contract.of("article-service", "profile-glances");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        new ContractStubs(PEER, this::freshPeer).check(contract, exchange(contract));
    }

    private Exchange exchange(Contract contract) {
        return switch (contract.name()) {
            case "profile-glance" ->
                gives(
                        Optional.of(new Profile(
                                ADA, "ada-lovelace", "Ada Lovelace", 14, 13, Set.of("author"), false, false)),
                        () -> unseen().glance(ADA));
            default -> Exchange.unknown(contract);
        };
    }

    /** With nothing kept. */
    private Profiles unseen() {
        return new Profiles(remote, client, glances, new ProfileMemory(CLOCK));
    }
}
