package io.earnest.chassis.testing.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.earnest.chassis.testing.contract.ContractReplay.Given;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A change on one side that the other does not know of is found, whichever side it is. */
class ContractsTest {
    private static final WireMockServer PEER = new WireMockServer(options().dynamicPort());
    private static final String FILE = """
            {"description": "A thing", "client": "sample-service", "given": "a thing",
             "request": {"as": "SERVICE", "method": "POST", "path": "/internal/things/t1", "query": {"of": "ada"},
                         "body": {"count": 3, "key": "k1"}, "varying": ["/key"]},
             "response": {"status": 200, "fixed": ["/state"],
                          "body": {"state": "READY", "owner": {"id": "ada", "roles": ["author"]}, "at": "2026-01-01T00:00:00Z",
                                   "parts": [{"twei": 4, "reason": null}]}}}""";
    private static final String ANSWER = """
            {"state": "READY", "owner": {"id": "bob", "roles": ["moderator"]}, "at": "2026-02-03T04:05:06.7Z", "new": 1,
             "parts": [{"twei": 9, "reason": null}]}""";

    private final Contract contract = Contract.parse("sample-service", "other-service", "thing", FILE);

    @BeforeAll
    static void start() {
        PEER.start();
    }

    @AfterAll
    static void stop() {
        PEER.stop();
    }

    @Test
    void aProviderMayAddAndChangeWhatIsNotAgreed() {
        assertThat(replayed(ANSWER)).isEmpty();
    }

    @Test
    void aProviderThatRenamesDropsOrRetypesAFieldIsFound() {
        assertThat(replayed(ANSWER.replace("\"twei\"", "\"amount\""))).containsExactly("/parts/0/twei is missing");
        assertThat(replayed(ANSWER.replace("\"owner\"", "\"possessor\""))).containsExactly("/owner is missing");
        assertThat(replayed(ANSWER.replace("9", "9.5"))).containsExactly("/parts/0/twei is a number, not an integer");
        assertThat(replayed(ANSWER.replace("2026-02-03T04:05:06.7Z", "yesterday")))
                .containsExactly("/at is a string, not an instant");
        assertThat(replayed(ANSWER.replace("READY", "DONE"))).containsExactly("/state is \"DONE\", not \"READY\"");
        assertThat(replayed(ANSWER.replace("{\"twei\": 9, \"reason\": null}", "")))
                .containsExactly("/parts/0 is missing");
    }

    @Test
    void wordsOfTheStateStandForThoseOfTheFile() {
        PEER.resetAll();
        PEER.stubFor(any(anyUrl()).willReturn(okJson(ANSWER.replace("READY", "r2"))));
        var replay = new ContractReplay(PEER.baseUrl(), caller -> "Bearer " + caller);
        Given given = new Given(Map.of("READY", "r2", "t1", "t99"), null);
        assertThat(replay.differences(contract, given)).isEmpty();
        var sent = PEER.getAllServeEvents().getFirst().getRequest();
        assertThat(sent.getUrl()).isEqualTo("/internal/things/t99?of=ada");
        assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer other-service");
    }

    @Test
    void aConsumerThatKeepsToItIsLeftInPeace() {
        assertThat(consumed("{\"count\": 3, \"key\": \"k2\"}", "ada", ContractsTest::reads))
                .isEmpty();
    }

    @Test
    void aConsumerThatRenamesAddsOrDropsWhatItSendsIsFound() {
        assertThat(consumed("{\"number\": 3, \"key\": \"k2\"}", "ada", ContractsTest::reads))
                .containsExactly("sent: /count is missing", "sent: /number is not agreed");
        assertThat(consumed("{\"count\": 4, \"key\": 2}", "bob", ContractsTest::reads))
                .containsExactly(
                        "sent: /count is 4, not 3",
                        "sent: /key is an integer, not a string",
                        "sent: query {of=bob}, not {of=ada}");
    }

    @Test
    void aConsumerThatReadsAnotherNameIsFound() {
        assertThat(consumed(
                        "{\"count\": 3, \"key\": \"k2\"}",
                        "ada",
                        body -> Set.of(
                                body.at("/state"), body.at("/owner"), body.at("/at"), body.at("/parts/0/amount"))))
                .singleElement()
                .asString()
                .startsWith("/parts/0/twei is in the file and not read");
    }

    @Test
    void aConsumerThatMindsANewFieldIsFound() {
        assertThat(consumed("{\"count\": 3, \"key\": \"k2\"}", "ada", JsonNode::toString))
                .containsExactly("a field that is new changes what the consumer makes of it");
    }

    @Test
    void aConsumerThatDoesNotAskIsFound() {
        var stubs = new ContractStubs(PEER, () -> {});
        assertThat(stubs.flaws(contract, Exchange.answers(() -> "made up")))
                .contains("was not asked POST /internal/things/t1");
        assertThatThrownBy(() -> stubs.check(contract, Exchange.answers(() -> "made up")))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aCallWithoutAContractAndAContractWithoutACallAreFound() {
        Contract agreed = Contract.parse("sample-service", "sample", "a", FILE.replace("POST", "GET"));
        Contract astray =
                Contract.parse("sample-service", "sample", "b", FILE.replace("\"sample-service\"", "\"gone\""));
        assertThat(ContractCoverage.gaps("sample", "io.earnest.chassis.testing.contract", List.of(agreed, astray)))
                .containsExactlyInAnyOrder(
                        PlantedClient.class.getName() + " has no ContractTest beside it",
                        PlantedClient.class.getName() + ".forgotten is in no contract",
                        "sample-service/sample/b is of gone, which is no client");
    }

    @Test
    void allFilesAreOfServicesThatHaveTestsForThem() {
        Set<String> services = Set.of("article-service", "comment-service", "profile-service", "rewards-service");
        assertThat(Contract.all()).isNotEmpty().allSatisfy(file -> {
            assertThat(services).contains(file.provider());
            assertThat(file.consumer())
                    .isNotEqualTo(file.provider())
                    .matches("gateway|(article|comment|profile)-service");
        });
    }

    private List<String> replayed(String answer) {
        PEER.resetAll();
        PEER.stubFor(any(anyUrl()).willReturn(okJson(answer)));
        return new ContractReplay(PEER.baseUrl(), caller -> "Bearer").differences(contract, Given.NOTHING);
    }

    private interface Reader {
        Object read(JsonNode body);
    }

    private static Object reads(JsonNode body) {
        return Set.of(body.at("/state"), body.at("/owner"), body.at("/at"), body.at("/parts/0/twei"));
    }

    private List<String> consumed(String body, String of, Reader reader) {
        return new ContractStubs(PEER, PEER::resetAll)
                .flaws(contract, Exchange.answers(() -> reader.read(Contract.JSON.readTree(ask(body, of)))));
    }

    private static String ask(String body, String of) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(PEER.baseUrl() + "/internal/things/t1?of=" + of))
                .header("Authorization", "Bearer x")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
