package io.earnest.gateway.session;

import static io.earnest.chassis.testing.contract.Exchange.gives;

import io.earnest.chassis.testing.contract.Contract;
import io.earnest.chassis.testing.contract.ContractStubs;
import io.earnest.chassis.testing.contract.Exchange;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

@GatewayTest
class ProfileSessionsContractTest {
    @Autowired
    private ProfileSessions sessions;

    static List<Contract> contracts() {
        return Contract.of("gateway", "sessions");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        new ContractStubs(Peers.PROFILE, Peers::reset).check(contract, exchange(contract));
    }

    private Exchange exchange(Contract contract) {
        return switch (contract.name()) {
            case "session-refresh" ->
                gives(
                        new Renewal.Renewed(new Tokens("access-token-of-ada", 600, "another-token-of-ada")),
                        () -> renewed("refresh-token-of-ada"));
            case "session-refresh-refused" -> gives(new Renewal.Refused(), () -> renewed("no-refresh-token"));
            case "factors" ->
                gives(
                        new OwnFactors(0, null, null, List.of(), false),
                        () -> sessions.factors(asked(HttpMethod.GET, "/api/me/factors", null)));
            case "recovery-codes" ->
                gives(
                        "0123-4567-89ab-cdef",
                        () -> sessions.problem(asked(HttpMethod.POST, "/api/me/recovery-codes", "{}"))
                                .at("/codes/0")
                                .asString());
            case "totp" ->
                gives(
                        List.of(
                                "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
                                "otpauth://totp/Earnest%3Aada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Earnest"),
                        () -> {
                            JsonNode offer = sessions.problem(asked(HttpMethod.POST, "/api/me/totp", "{}"));
                            return List.of(
                                    offer.at("/secret").asString(),
                                    offer.at("/uri").asString());
                        });
            default -> Exchange.unknown(contract);
        };
    }

    private ProfileSessions.Answer asked(HttpMethod method, String path, String body) {
        String bearer = Peers.KEYS.personBearer("ada00000000000000000", "ada-lovelace", 14);
        return sessions.call(method, path, bearer, new ProfileSessions.Client("127.0.0.1", null, null), body);
    }

    private Renewal renewed(String refreshToken) {
        return sessions.renew(refreshToken, new ProfileSessions.Client("127.0.0.1", null, null));
    }
}
