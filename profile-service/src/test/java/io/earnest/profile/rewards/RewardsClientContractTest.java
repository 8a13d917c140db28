package io.earnest.profile.rewards;

import static io.earnest.chassis.testing.contract.Exchange.answers;
import static io.earnest.chassis.testing.contract.Exchange.gives;
import static io.earnest.chassis.testing.contract.Exchange.problem;
import static io.earnest.chassis.testing.contract.Exchange.unavailable;

import io.earnest.chassis.testing.contract.Contract;
import io.earnest.chassis.testing.contract.ContractStubs;
import io.earnest.chassis.testing.contract.Exchange;
import io.earnest.profile.RunningService;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

class RewardsClientContractTest extends RunningService {
    private static final String OPERATOR = "0perat0r000000000000";

    @Autowired
    private Ledger ledger;

    static List<Contract> contracts() {
        return Contract.of("profile-service", "rewards-service");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        new ContractStubs(LEDGER, this::inOrder).check(contract, exchange(contract));
    }

    private Exchange exchange(Contract contract) {
        return switch (contract.name()) {
            case "signed-up-paid" ->
                gives(
                        new LedgerAnswer.Booked(new Settlement("PAID", 20, null, List.of(), 12L)),
                        () -> ledger.submit(
                                Command.signedUp("signed-up:ada00000000000000001#1", "ada00000000000000001")));
            case "grant-paid" ->
                gives(
                        new LedgerAnswer.Booked(new Settlement("PAID", 0, null, List.of(), 12L)),
                        () -> ledger.submit(Command.granted(
                                "grant:grant000000000000000a#1", OPERATOR, "ada00000000000000002", 5, "why")));
            case "grant-conflict" ->
                answers(() -> (LedgerAnswer.Conflict) ledger.submit(
                        Command.granted("grant:grant000000000000000b#2", OPERATOR, "ada00000000000000002", 6, "why")));
            case "reversal-of-nothing" ->
                answers(() -> (LedgerAnswer.Refused) ledger.submit(reversal("grant:gone0000000000000000")));
            case "reversal-of-a-reversal" ->
                answers(() -> (LedgerAnswer.Refused) ledger.submit(reversal("reversal:grant:grant000000000000000c")));
            case "tariff-invalid" ->
                answers(() -> (LedgerAnswer.Invalid)
                        ledger.submit(Command.tariffChanged("tariff:2#1", OPERATOR, Map.of("version", 2))));
            case "activities-unavailable" ->
                unavailable(() ->
                        ledger.submit(Command.signedUp("signed-up:ada00000000000000004#1", "ada00000000000000004")));
            case "entries" -> answers(() -> ledger.entries("writer0000000000000f", "bees000000000000000f", null, 1));
            case "economy" -> answers(ledger::economy);
            case "entries-of-a-wrong-cursor" ->
                problem(400, () -> ledger.entries("ada00000000000000005", null, "nonsense", 20));
            default -> Exchange.unknown(contract);
        };
    }

    private static Command reversal(String entry) {
        return Command.reversed("reversal:" + entry + "#1", OPERATOR, entry, "why");
    }
}
