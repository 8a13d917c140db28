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
class OwnArticlesContractTest {
    @Autowired
    private OwnArticles client;

    private static final String BEARER = Peers.KEYS.personBearer("ada00000000000000000", "ada-lovelace", 14);
    private static final String BEES = "bees000000000000000a";

    static List<Contract> contracts() {
        return Contract.of("gateway", "own-articles");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        new ContractStubs(Peers.ARTICLE, Peers::reset).check(contract, exchange(contract));
    }

    private Exchange exchange(Contract contract) {
        return switch (contract.name()) {
            case "own-following" -> answers(() -> client.following(BEARER, "following", null));
            case "own-reading-list" -> answers(() -> client.readingList(BEARER, null));
            case "own-history" -> answers(() -> client.history(BEARER, null));
            case "own-read-later" -> tells(() -> client.readLater(BEARER, BEES));
            case "own-take-off" -> tells(() -> client.takeOff(BEARER, BEES));
            default -> Exchange.unknown(contract);
        };
    }
}
