package io.earnest.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.Ids;
import io.earnest.chassis.testing.TestStores;
import io.earnest.chassis.token.Pem;
import io.earnest.rewards.support.Api;
import io.earnest.rewards.support.Cmd;
import io.earnest.rewards.support.Journals;
import io.earnest.rewards.support.Person;
import io.earnest.rewards.support.RewardsService;
import io.earnest.rewards.support.Village;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RestartTest {
    private final String uri = TestStores.embeddedUri();
    private final String database = TestStores.freshName();
    private final Village village = new Village(7);
    private final Person reader = Person.named("bob");
    private final String article = Ids.random();

    @TempDir
    private Path folder;

    @Test
    void afterARestartAndAfterARebuildAllAnswersAreTheSame() throws Exception {
        List<Cmd> commands = new ArrayList<>();
        List<JsonNode> results = new ArrayList<>();
        Map<String, String> before;
        JsonNode keys;
        try (RewardsService service = RewardsService.start(uri, database)) {
            anEmptyLedgerShowsTheDayToCome(service.api());
            village.people().forEach(person -> service.api().submit(Cmd.signedUp(person)));
            for (int i = 0; i < 200; i++) {
                Cmd command = village.next();
                commands.add(command);
                results.add(service.api().submit(command).getFirst());
            }
            buyAReport(service.api());
            before = answers(service.api());
            keys = service.api().get("/api/ledger/keys").json().get("keys");
        }
        // With another key: what the one before signed stays as it is, and can still be verified.
        try (RewardsService service = RewardsService.start(uri, database, "--earnest.ledger.key-file=" + newKey())) {
            assertThat(answers(service.api())).isEqualTo(before);
            theKeyBeforeStaysPublished(service.api(), keys);
            for (int i = 0; i < commands.size(); i++) {
                assertThat(service.api().submit(commands.get(i))).containsExactly(results.get(i));
            }
            assertThat(answers(service.api())).isEqualTo(before);
        }
        dropAllButTheJournal();
        try (RewardsService service = RewardsService.start(uri, database)) {
            assertThat(answers(service.api())).isEqualTo(before);
        }
    }

    private Path newKey() throws Exception {
        Path file = folder.resolve("ledger.pem");
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return Files.writeString(file, Pem.of(pair.getPrivate()));
    }

    private void theKeyBeforeStaysPublished(Api api, JsonNode before) {
        assertThat(before.size()).isOne();
        JsonNode keys = api.get("/api/ledger/keys").json().get("keys");
        assertThat(keys.size()).isEqualTo(2);
        assertThat(keys.get(0).get("kid")).isNotEqualTo(before.get(0).get("kid"));
        assertThat(keys.get(1)).isEqualTo(before.get(0));
        assertThat(api.get("/api/pnl-reports", reader).json().at("/items/0/keyId"))
                .isEqualTo(before.get(0).get("kid"));
    }

    private static void anEmptyLedgerShowsTheDayToCome(Api api) {
        JsonNode economy = api.get("/api/economy").json();
        assertThat(economy.get("issued").asLong()).isZero();
        assertThat(economy.get("accounts").asLong()).isZero();
        assertThat(economy.at("/day/budget").asLong()).isEqualTo(10_000);
        assertThat(economy.at("/head/block").asLong()).isZero();
        assertThat(economy.at("/head/at").isNull()).isTrue();
    }

    private void dropAllButTheJournal() {
        try (MongoClient client = MongoClients.create(uri)) {
            MongoDatabase store = client.getDatabase(database);
            Journals.verified(store);
            for (String collection : store.listCollectionNames()) {
                if (!collection.equals("blocks")) {
                    store.getCollection(collection).drop();
                }
            }
        }
    }

    private void buyAReport(Api api) {
        api.submit(Cmd.signedUp(reader));
        api.submit(Cmd.read(article, reader, Person.named("ada"), 120));
        assertThat(api.buy(article, reader, "Idempotency-Key", "k").status()).isEqualTo(201);
        api.submit(Cmd.minused(article, reader, Person.named("ada")));
    }

    private static String economy(Api.Answer answer) {
        ObjectNode economy = (ObjectNode) answer.json();
        ((ObjectNode) economy.get("day")).remove("released");
        economy.remove(List.of("asOf", "nextAt"));
        return economy.toString();
    }

    /** Everything that can be read, but for what the second of the day changes. */
    private Map<String, String> answers(Api api) {
        Map<String, String> answers = new TreeMap<>();
        answers.put("economy", economy(api.get("/api/economy")));
        answers.put("live", economy(api.internal("GET", "/internal/economy", "profile-service", null)));
        List<Person> people = new ArrayList<>(village.people());
        people.add(reader);
        for (Person person : people) {
            for (String path : List.of("/api/wallet", "/api/wallet/entries?limit=100", "/api/pnl-reports")) {
                answers.put(person.id() + path, api.get(path, person).text());
            }
        }
        answers.put("pnl", api.get("/api/articles/" + article + "/pnl", reader).text());
        answers.put("again", api.buy(article, reader, "Idempotency-Key", "k").text());
        return answers;
    }
}
