package io.earnest.article.profile;

import static io.earnest.chassis.testing.contract.Exchange.gives;
import static io.earnest.chassis.testing.contract.Exchange.tells;
import static io.earnest.chassis.testing.contract.Exchange.unavailable;

import io.earnest.article.testing.RemoteTest;
import io.earnest.chassis.testing.contract.Contract;
import io.earnest.chassis.testing.contract.ContractStubs;
import io.earnest.chassis.testing.contract.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

class ProfileClientContractTest extends RemoteTest {
    private static final String ADA = "ada00000000000000000";

    @Autowired
    private Profiles profiles;

    @Autowired
    private Following following;

    @Autowired
    private Growth growth;

    @Autowired
    private AuditTrail trail;

    static List<Contract> contracts() {
        return Contract.of("article-service", "profile-service");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        new ContractStubs(PEER, this::freshPeer).check(contract, exchange(contract));
    }

    private Exchange exchange(Contract contract) {
        return switch (contract.name()) {
            case "profile-by-id" -> gives(Optional.of(author()), () -> profiles.live(ADA));
            case "profile-by-handle" -> gives(Optional.of(author()), () -> profiles.liveByHandle("ada-lovelace"));
            case "profile-suspended" ->
                gives(
                        Optional.of(new Profile(ADA, "ada-lovelace", "Ada Lovelace", 3, 2, Set.of(), true, false)),
                        () -> profiles.live(ADA));
            case "profile-unknown" -> gives(Optional.empty(), () -> profiles.live("gone0000000000000000"));
            case "following" ->
                gives(
                        new Following.Followed(List.of(ADA), List.of("bees")),
                        () -> following.of("r1ta0000000000000000"));
            case "experience-of-a-reading" ->
                tells(() -> growth.readingVerified("article-read:bees000000000000000a:" + ADA, ADA));
            case "experience-of-a-rating" ->
                tells(() -> growth.ratingGiven("article-rated:bees000000000000000a:" + ADA, ADA));
            case "experience-unreadable" ->
                unavailable(() -> {
                    growth.readingVerified("nonsense", ADA);
                    return "told";
                });
            case "audit" ->
                tells(() -> trail.note(
                        "article-imported:bees000000000000000a",
                        "0perat0r000000000000",
                        "article-imported",
                        "bees000000000000000a",
                        "bees.md"));
            case "audit-of-another-action" ->
                unavailable(() -> {
                    trail.note(
                            "twei-granted:bees000000000000000a",
                            "0perat0r000000000000",
                            "twei-granted",
                            "bees000000000000000a",
                            "not mine to say");
                    return "told";
                });
            default -> Exchange.unknown(contract);
        };
    }

    private static Profile author() {
        return new Profile(ADA, "ada-lovelace", "Ada Lovelace", 14, 13, Set.of("author"), false, false);
    }
}
