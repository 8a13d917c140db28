package io.earnest.comment.profile;

import static io.earnest.chassis.testing.contract.Exchange.gives;

import io.earnest.chassis.call.Remote;
import io.earnest.chassis.testing.contract.Contract;
import io.earnest.chassis.testing.contract.ContractStubs;
import io.earnest.chassis.testing.contract.Exchange;
import io.earnest.chassis.token.Viewer;
import io.earnest.comment.Clients;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GlanceClientContractTest {
    private static final String ADA = "ada00000000000000000";

    static List<Contract> contracts() {
        return Contract.of("comment-service", "profile-glances");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        new ContractStubs(Clients.PEER, GlanceClientContractTest::anew).check(contract, exchange(contract));
    }

    private static void anew() {
        Clients.behaveAgain();
        Clients.bean(CircuitBreakerRegistry.class).getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    private Exchange exchange(Contract contract) {
        return switch (contract.name()) {
            case "profile-glance" ->
                gives(
                        new Person(ADA, 14, 20, Set.of("author"), false, "leonardo"),
                        () -> unseen().glance(new Viewer(ADA, "ada-lovelace", Set.of(), 4, "s")));
            case "avatars" ->
                gives(
                        List.of(new Avatars.Offer(
                                new Avatar("leonardo", "Leonardo", "/api/avatars/leonardo/image"), 13)),
                        () -> catalogue().all());
            default -> Exchange.unknown(contract);
        };
    }

    /** With nothing kept. */
    private static Profiles unseen() {
        return new Profiles(
                Clients.bean(ProfileClient.class),
                Clients.bean(GlanceClient.class),
                Clients.bean(Remote.class),
                Clock.systemUTC());
    }

    /** With nothing kept. */
    private static Avatars catalogue() {
        return new Avatars(Clients.bean(GlanceClient.class), Clients.bean(Remote.class), Clock.systemUTC());
    }
}
