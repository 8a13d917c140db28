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
class ArticleClientContractTest {
    @Autowired
    private ArticleClient client;

    static List<Contract> contracts() {
        return Contract.of("gateway", "page-articles");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        new ContractStubs(Peers.ARTICLE, Peers::reset).check(contract, exchange(contract));
    }

    private Exchange exchange(Contract contract) {
        return switch (contract.name()) {
            case "page-list" -> answers(() -> client.articles(null, "insects", null, null, null));
            case "page-search" -> answers(() -> client.articles(null, null, null, "insects", null));
            case "page-article" -> answers(() -> client.article("bees000000000000000a"));
            case "page-alias" -> answers(() -> client.alias("/old/insects"));
            case "page-alias-unknown" -> refused(404, () -> client.alias("/nowhere"));
            case "page-article-unknown" -> refused(404, () -> client.article("gone0000000000000000"));
            case "page-article-deleted" -> refused(410, () -> client.article("bees000000000000000a"));
            default -> Exchange.unknown(contract);
        };
    }
}
