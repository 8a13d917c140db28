package io.earnest.gateway.export;

import static io.earnest.chassis.testing.contract.Exchange.answers;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.earnest.chassis.testing.contract.Contract;
import io.earnest.chassis.testing.contract.ContractStubs;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class PartsContractTest {
    private static final String BEARER = Peers.KEYS.personBearer("ada00000000000000000", "ada-lovelace", 14);

    @Autowired
    private Parts parts;

    static List<Contract> contracts() {
        return Stream.of("export-profile", "export-article", "export-comment", "export-rewards")
                .flatMap(client -> Contract.of("gateway", client).stream())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        Parts.Pages part = part(contract.provider());
        new ContractStubs(peer(contract.provider()), Peers::reset)
                .check(contract, answers(() -> part.page(BEARER, null)));
    }

    private Parts.Pages part(String provider) {
        return parts.all().stream()
                .filter(part -> part.peer().provider().equals(provider))
                .findFirst()
                .orElseThrow()
                .pages();
    }

    private static WireMockServer peer(String provider) {
        return switch (provider) {
            case "article-service" -> Peers.ARTICLE;
            case "comment-service" -> Peers.COMMENT;
            case "profile-service" -> Peers.PROFILE;
            default -> Peers.REWARDS;
        };
    }
}
