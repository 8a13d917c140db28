package io.earnest.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;
import io.earnest.rewards.support.Api;
import io.earnest.rewards.support.Cmd;
import io.earnest.rewards.support.Journals;
import io.earnest.rewards.support.Person;
import io.earnest.rewards.support.RewardsProcess;
import io.earnest.rewards.support.RewardsService;
import io.earnest.rewards.support.Village;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Kills one of two replicas in the middle of their work, on a real mongod, and looks at what they had promised. */
class KillTest {
    private static final int CALLERS = 8;
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 600;
    private static final int ACKNOWLEDGED_BY_THE_OTHER = 200;

    private final Village village = new Village(20_251_125);
    private final Map<Cmd, JsonNode> acknowledged = new ConcurrentHashMap<>();
    private final Queue<Cmd> unanswered = new ConcurrentLinkedQueue<>();

    @Test
    void whatWasAcknowledgedIsThereOnceAfterAKill() throws Exception {
        MongoDatabase database = TestStores.real();
        String uri = System.getenv(TestStores.REAL_URI);
        try (RewardsProcess one = RewardsProcess.start(uri, database.getName());
                RewardsProcess other = RewardsProcess.start(uri, database.getName())) {
            village.people().forEach(person -> one.api().submit(Cmd.signedUp(person)));
            loadUntilKilled(one, other);
        }
        Journals.verified(database);
        assertThat(unanswered).as("the kill caught requests in flight").isNotEmpty();
        try (RewardsProcess process = RewardsProcess.start(uri, database.getName())) {
            Api api = process.api();
            acknowledged.forEach((command, result) ->
                    assertThat(api.submit(command)).as(command.command()).containsExactly(result));
            for (Cmd command : unanswered) {
                JsonNode result = api.submit(command).getFirst();
                assertThat(api.submit(command)).containsExactly(result);
            }
            Journals journal = Journals.verified(database);
            acknowledged.forEach((command, result) -> assertThat(
                            result.get("outcome").asString().equals("CONFLICT") || journal.answers(command.command()))
                    .as(command.command())
                    .isTrue());
            theReadsAgreeWith(journal, api);
        }
        database.drop();
    }

    private void loadUntilKilled(RewardsProcess one, RewardsProcess other) throws Exception {
        List<Future<?>> calls = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            for (int i = 0; i < CALLERS; i++) {
                Api api = (i % 2 == 0 ? one : other).api();
                calls.add(callers.submit(() -> callUntilItFails(api)));
            }
            RewardsService.await(() -> acknowledged.size() >= ACKNOWLEDGED_BEFORE_THE_KILL);
            one.kill();
            int before = acknowledged.size();
            RewardsService.await(() -> acknowledged.size() >= before + ACKNOWLEDGED_BY_THE_OTHER);
            assertThat(unanswered).as("only those of the killed one").hasSizeLessThanOrEqualTo(CALLERS / 2);
            other.kill();
        }
        for (Future<?> call : calls) {
            // Nobody was refused: a call was answered, or its replica was killed.
            call.get();
        }
    }

    private void callUntilItFails(Api api) {
        while (true) {
            Cmd command = village.next();
            try {
                acknowledged.put(command, api.submit(command).getFirst());
            } catch (UncheckedIOException e) {
                unanswered.add(command);
                return;
            }
        }
    }

    private void theReadsAgreeWith(Journals journal, Api api) {
        JsonNode economy = api.internal("GET", "/internal/economy", "profile-service", null)
                .json();
        assertThat(economy.get("difference").asLong()).isZero();
        assertThat(economy.get("accounts").asLong()).isEqualTo(village.people().size());
        for (String account : List.of("treasury", "budget", "archive")) {
            assertThat(economy.get(account).asLong())
                    .as(account)
                    .isEqualTo(journal.balances().getOrDefault(account, 0L));
        }
        assertThat(economy.get("issued").asLong()).isEqualTo(-journal.balances().get("mint"));
        for (Person person : village.people()) {
            JsonNode wallet = api.get("/api/wallet", person).json();
            assertThat(wallet.get("balance").asLong())
                    .isEqualTo(journal.balances().get(person.id()))
                    .isNotNegative();
            JsonNode newest =
                    api.get("/api/wallet/entries?limit=1", person).json().at("/items/0");
            assertThat(newest.get("balanceAfter")).isEqualTo(wallet.get("balance"));
        }
    }
}
