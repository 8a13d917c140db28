package io.earnest.gateway.page.article;

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
class DocumentClientContractTest {
    @Autowired
    private DocumentClient client;

    static List<Contract> contracts() {
        return Contract.of("gateway", "page-documents");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        new ContractStubs(Peers.ARTICLE, Peers::reset).check(contract, exchange(contract));
    }

    private Exchange exchange(Contract contract) {
        return switch (contract.name()) {
            case "page-feed" -> answers(() -> client.feed("insects", "ada-lovelace"));
            case "page-feed-unknown" -> refused(404, () -> client.feed(null, "nobody"));
            case "page-sitemap" -> answers(() -> client.sitemap());
            case "page-sitemap-part" -> answers(() -> client.sitemap(1));
            default -> Exchange.unknown(contract);
        };
    }
}
