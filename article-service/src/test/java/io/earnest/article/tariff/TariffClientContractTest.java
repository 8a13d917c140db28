package io.earnest.article.tariff;

import static io.earnest.chassis.testing.contract.Exchange.gives;

import io.earnest.article.testing.RemoteTest;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.testing.contract.Contract;
import io.earnest.chassis.testing.contract.ContractStubs;
import io.earnest.chassis.testing.contract.Exchange;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

class TariffClientContractTest extends RemoteTest {
    @Autowired
    private TariffClient client;

    @Autowired
    private Remote remote;

    @Autowired
    private KnownRulesStore store;

    static List<Contract> contracts() {
        return Contract.of("article-service", "rewards-tariff");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        new ContractStubs(PEER, this::freshPeer).check(contract, exchange(contract));
    }

    private Exchange exchange(Contract contract) {
        return switch (contract.name()) {
            case "tariff" -> gives(new ReadingRules(1, 15, 500, 238), this::told);
            default -> Exchange.unknown(contract);
        };
    }

    private ReadingRules told() {
        return new CurrentRules(client, remote, store, Duration.ofHours(1)).fetched();
    }
}
