package io.earnest.comment.profile;

import static io.earnest.chassis.testing.contract.Exchange.gives;
import static io.earnest.chassis.testing.contract.Exchange.problem;
import static io.earnest.chassis.testing.contract.Exchange.tells;

import io.earnest.chassis.testing.contract.Contract;
import io.earnest.chassis.testing.contract.ContractStubs;
import io.earnest.chassis.testing.contract.Exchange;
import io.earnest.chassis.token.Viewer;
import io.earnest.comment.Clients;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileClientContractTest {
    private static final String ADA = "ada00000000000000000";
    private static final String GONE = "gone0000000000000000";
    private static final String OPERATOR = "0perat0r000000000000";

    private final Profiles profiles = Clients.bean(Profiles.class);
    private final AuditTrail trail = Clients.bean(AuditTrail.class);
    private final Suspensions suspensions = Clients.bean(Suspensions.class);

    static List<Contract> contracts() {
        return Contract.of("comment-service", "profile-service");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        new ContractStubs(Clients.PEER, Clients::behaveAgain).check(contract, exchange(contract));
    }

    private Exchange exchange(Contract contract) {
        return switch (contract.name()) {
            case "profile" ->
                gives(new Person(ADA, 14, 20, Set.of("author"), false, "leonardo"), () -> profiles.live(viewer(ADA)));
            case "profile-suspended" ->
                gives(new Person(ADA, 21, 20, Set.of(), true, null), () -> profiles.live(viewer(ADA)));
            case "profile-unknown" -> problem(401, () -> profiles.live(viewer(GONE)));
            case "experience-of-a-like" ->
                tells(() -> profiles.experience(List.of(new Experience(
                        "comment-voted:comment000000000000a:v0ter00000000000000a",
                        ADA,
                        Experience.Kind.LIKE_RECEIVED))));
            case "experience-of-a-valued-comment" ->
                tells(() -> profiles.experience(List.of(
                        new Experience("comment-valued:comment000000000000a", ADA, Experience.Kind.COMMENT_VALUED))));
            case "experience-unreadable" ->
                tells(() ->
                        profiles.experience(List.of(new Experience("nonsense", ADA, Experience.Kind.LIKE_RECEIVED))));
            case "audit" ->
                tells(() -> trail.write(List.of(new AuditNote(
                        "comment-removed:comment000000000000a",
                        OPERATOR,
                        "comment-removed",
                        "comment000000000000a",
                        "insults"))));
            case "suspension" -> tells(() -> suspend(OPERATOR, ADA));
            case "suspension-by-no-operator" -> problem(403, () -> suspend(ADA, ADA));
            case "suspension-of-nobody" -> problem(410, () -> suspend(OPERATOR, GONE));
            case "suspension-of-an-operator" -> problem(409, () -> suspend(OPERATOR, OPERATOR));
            default -> Exchange.unknown(contract);
        };
    }

    private Object suspend(String actor, String profile) {
        suspensions.order(actor, profile, true, "comment000000000000a", "insults");
        return "done";
    }

    private static Viewer viewer(String id) {
        return new Viewer(id, "ada-lovelace", Set.of(), 4, "s");
    }
}
