package io.earnest.gateway.page.comment;

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
class CommentClientContractTest {
    @Autowired
    private CommentClient client;

    static List<Contract> contracts() {
        return Contract.of("gateway", "page-comments");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        new ContractStubs(Peers.COMMENT, Peers::reset).check(contract, exchange(contract));
    }

    private Exchange exchange(Contract contract) {
        return switch (contract.name()) {
            case "page-comments" -> answers(() -> client.comments("bees000000000000000a", "top", true, null));
            case "page-comments-of-nothing" ->
                refused(404, () -> client.comments("gone0000000000000000", "top", true, null));
            case "page-comment-thread" -> answers(() -> client.thread("comment000000000000a", null));
            case "page-comment-thread-of-nothing" -> refused(404, () -> client.thread("gone0000000000000000", null));
            default -> Exchange.unknown(contract);
        };
    }
}
