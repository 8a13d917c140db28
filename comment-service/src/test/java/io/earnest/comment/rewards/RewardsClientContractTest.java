package io.earnest.comment.rewards;

import static io.earnest.chassis.testing.contract.Exchange.answers;
import static io.earnest.chassis.testing.contract.Exchange.gives;
import static io.earnest.chassis.testing.contract.Exchange.unavailable;

import io.earnest.chassis.testing.contract.Contract;
import io.earnest.chassis.testing.contract.ContractStubs;
import io.earnest.chassis.testing.contract.Exchange;
import io.earnest.comment.Clients;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RewardsClientContractTest {
    private static final String BEES = "bees000000000000000a";
    private static final String AUTHOR = "author0000000000000a";
    private static final String WRITER = "writer0000000000000c";

    private final Ledger ledger = Clients.bean(Ledger.class);

    static List<Contract> contracts() {
        return Contract.of("comment-service", "rewards-service");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        new ContractStubs(Clients.PEER, Clients::behaveAgain).check(contract, exchange(contract));
    }

    private Exchange exchange(Contract contract) {
        return switch (contract.name()) {
            case "comment-paid" ->
                gives(
                        new LedgerAnswer.Booked(
                                new Settlement(
                                        Settlement.Status.PAID,
                                        -4,
                                        null,
                                        List.of(
                                                new Settlement.Leg("AUTHOR", 1, null),
                                                new Settlement.Leg("TREASURY", 3, null)),
                                        12L),
                                List.of()),
                        () -> ledger.submit(comment("comment000000000000a", "writer0000000000000a")));
            case "comment-refused" ->
                answers(() ->
                        (LedgerAnswer.Refused) ledger.submit(comment("comment000000000000b", "writer0000000000000b")));
            case "like-with-reward" ->
                gives(
                        new LedgerAnswer.Booked(
                                new Settlement(
                                        Settlement.Status.PAID,
                                        1,
                                        null,
                                        List.of(new Settlement.Leg("VOTER", 1, null)),
                                        12L),
                                List.of(new Consequence(
                                        "comment-valued", "comment-valued:comment000000000000c", WRITER, 5, null))),
                        () -> ledger.submit(vote("comment000000000000c", "v0ter00000000000000c#1", "comment-liked")));
            case "like-of-a-closed-account" ->
                answers(() -> (LedgerAnswer.Booked) ledger.submit(
                        vote("comment000000000000h", "v0ter00000000000000h#1", "comment-liked", Set.of(WRITER))));
            case "vote-conflict" ->
                answers(() -> (LedgerAnswer.Refused)
                        ledger.submit(vote("comment000000000000d", "v0ter00000000000000d#2", "comment-disliked")));
            case "activities-unavailable" ->
                unavailable(() -> ledger.submit(comment("comment000000000000e", "writer0000000000000a")));
            default -> Exchange.unknown(contract);
        };
    }

    private static Activity comment(String comment, String writer) {
        return new Activity(
                "comment-posted:" + comment + "#1",
                "comment-posted",
                writer,
                BEES,
                comment,
                AUTHOR,
                null,
                13,
                Set.of());
    }

    private static Activity vote(String comment, String voterAndAttempt, String activity) {
        return vote(comment, voterAndAttempt, activity, Set.of());
    }

    private static Activity vote(String comment, String voterAndAttempt, String activity, Set<String> closed) {
        String voter = voterAndAttempt.substring(0, voterAndAttempt.indexOf('#'));
        return new Activity(
                "comment-voted:" + comment + ":" + voterAndAttempt,
                activity,
                voter,
                BEES,
                comment,
                AUTHOR,
                WRITER,
                13,
                closed);
    }
}
