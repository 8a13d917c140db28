package io.earnest.article.rewards;

import static io.earnest.chassis.testing.contract.Exchange.answers;
import static io.earnest.chassis.testing.contract.Exchange.gives;
import static io.earnest.chassis.testing.contract.Exchange.unavailable;

import io.earnest.article.testing.RemoteTest;
import io.earnest.chassis.testing.contract.Contract;
import io.earnest.chassis.testing.contract.ContractStubs;
import io.earnest.chassis.testing.contract.Exchange;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

class RewardsClientContractTest extends RemoteTest {
    private static final String AUTHOR = "author0000000000000a";
    private static final String BEES = "bees000000000000000a";

    @Autowired
    private Rewards rewards;

    static List<Contract> contracts() {
        return Contract.of("article-service", "rewards-service");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        new ContractStubs(PEER, this::freshPeer).check(contract, exchange(contract));
    }

    private Exchange exchange(Contract contract) {
        return switch (contract.name()) {
            case "reading-paid" ->
                gives(
                        new LedgerAnswer.Booked(new Settlement(
                                Settlement.Status.PAID, 3, null, List.of(new Leg("READER", 3, null)), 12L)),
                        () -> rewards.submit(read(BEES, "reader0000000000000a")));
            case "reading-unpaid" ->
                gives(
                        new LedgerAnswer.Booked(new Settlement(
                                Settlement.Status.UNPAID,
                                0,
                                "daily-limit",
                                List.of(new Leg("READER", 0, "daily-limit")),
                                12L)),
                        () -> rewards.submit(read(BEES, "reader0000000000000b")));
            case "plus-paid" ->
                answers(() -> (LedgerAnswer.Booked) rewards.submit(Command.plussed(
                        "article-rated:" + BEES + ":reader0000000000000c#1",
                        "reader0000000000000c",
                        BEES,
                        AUTHOR,
                        false)));
            case "plus-of-a-closed-account" ->
                answers(() -> (LedgerAnswer.Booked) rewards.submit(Command.plussed(
                        "article-rated:" + BEES + ":reader0000000000000h#1",
                        "reader0000000000000h",
                        BEES,
                        AUTHOR,
                        true)));
            case "minus-conflict" ->
                answers(() -> (LedgerAnswer.Refused) rewards.submit(Command.minused(
                        "article-rated:" + BEES + ":reader0000000000000d#2", "reader0000000000000d", BEES, AUTHOR)));
            case "publication-refused" ->
                answers(() -> (LedgerAnswer.Refused) rewards.submit(Command.published(
                        "article-published:bees000000000000000b#1", "author0000000000000b", "bees000000000000000b")));
            case "activities-unavailable" ->
                unavailable(() -> rewards.submit(read("bees000000000000000c", "reader0000000000000a")));
            default -> Exchange.unknown(contract);
        };
    }

    private static Command read(String article, String reader) {
        return Command.read("article-read:" + article + ":" + reader + "#1", reader, article, AUTHOR, 3, 150);
    }
}
