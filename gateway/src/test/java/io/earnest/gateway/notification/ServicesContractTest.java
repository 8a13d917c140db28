package io.earnest.gateway.notification;

import static io.earnest.chassis.testing.contract.Exchange.answers;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.earnest.chassis.testing.contract.Contract;
import io.earnest.chassis.testing.contract.ContractStubs;
import io.earnest.chassis.testing.contract.Exchange;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class ServicesContractTest {
    private static final String BEARER = Peers.KEYS.personBearer("ada00000000000000000", "ada-lovelace", 14);

    @Autowired
    private Services services;

    static List<Contract> contracts() {
        return Stream.of("news-article", "news-comment", "news-profile", "news-rewards")
                .flatMap(client -> Contract.of("gateway", client).stream())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        new ContractStubs(peer(contract.provider()), Peers::reset).check(contract, exchange(contract));
    }

    private Exchange exchange(Contract contract) {
        String service = contract.provider();
        Services.Telling telling = services.all().get(service);
        Optional<Services.Appealed> appealed =
                Optional.ofNullable(services.appealed().get(service));
        String id = service.replace("service", "t0ld000000000000000a");
        String call = contract.request().method() + " " + contract.request().path();
        if (call.endsWith("/appeal")) {
            return answers(() -> {
                appealed.orElseThrow().appeal(BEARER, id, new Services.NewAppeal("It was praise."));
                return "sent";
            });
        }
        return switch (call) {
            case "GET /api/notifications" -> answers(() -> telling.page(BEARER, null, 20));
            case "GET /api/notifications/unread" -> answers(() -> telling.unread(BEARER));
            case "POST /api/notifications/read" ->
                answers(() -> {
                    telling.read(BEARER, new Services.ReadMark(Instant.parse("2026-08-01T12:00:00Z"), List.of(id)));
                    return "marked";
                });
            case "DELETE /api/notifications" ->
                answers(() -> {
                    telling.forget(BEARER);
                    return "forgotten";
                });
            case "GET /api/moderation/appeals" ->
                answers(() -> appealed.orElseThrow().appeals(BEARER, null, 20));
            default -> throw new AssertionError("no call for " + contract);
        };
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
