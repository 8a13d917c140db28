package io.earnest.rewards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.chassis.Ids;
import io.earnest.chassis.testing.Hostile;
import io.earnest.rewards.proof.check.Flaw;
import io.earnest.rewards.proof.check.ProofVerifier;
import io.earnest.rewards.proof.check.Site;
import io.earnest.rewards.proof.check.Verified;
import io.earnest.rewards.support.Api;
import io.earnest.rewards.support.Cmd;
import io.earnest.rewards.support.Person;
import io.earnest.rewards.support.RewardsService;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Proofs as the started service hands them out, verified as anybody would. */
@Hostile
class ProofWebTest {
    private final RewardsService service = RewardsService.shared();
    private final Api api = service.api();
    private final Person author = Person.named("ada", 15);
    private final Person reader = Person.named("cid", 15);
    private final Person voter = Person.named("dan", 15);
    private final String article = Ids.random();

    @BeforeEach
    void somethingHappens() {
        api.submit(Cmd.signedUp(author), Cmd.signedUp(reader), Cmd.signedUp(voter));
        api.submit(Cmd.published(article, author));
        // In two blocks at least, and in each with entries of others.
        api.submit(Cmd.read(article, reader, author, 60), Cmd.read(article, voter, author, 60));
        api.submit(Cmd.plussed(article, reader, author), Cmd.minused(article, voter, author));
        String comment = Ids.random();
        api.submit(Cmd.commented(article, comment, reader, author));
        api.submit(Cmd.liked(article, comment, voter, reader, author));
    }

    @Test
    void aReportsProofIsInOrderAndOfItsBuyerAlone() throws Exception {
        for (Person buyer : List.of(author, reader, voter)) {
            JsonNode report = api.buy(article, buyer).json();
            String path = "/api/pnl-reports/" + report.get("id").asString();
            Api.Answer proof = proof(path, buyer);
            assertThat(proof.header("Content-Type")).startsWith("application/json");
            assertThat(proof.header("Content-Disposition")).contains("attachment", ".proof.json");
            assertThat(proof.header("Cache-Control")).contains("no-store");

            Verified verified = verify(proof);
            assertThat(verified.claim())
                    .contains(report.get("total").asString() + " Twei", buyer.id(), article, "none left out");
            assertThat(proof.json().get("report")).isEqualTo(report);
            int entries = api.get(path + "/entries?limit=100", buyer)
                    .json()
                    .get("items")
                    .size();
            assertThat(verified.claim()).contains(" of " + entries + " postings");
            for (Person other : List.of(author, reader, voter)) {
                if (other != buyer) {
                    assertThat(proof.text()).doesNotContain(other.id());
                }
            }
            assertThat(proof.text()).doesNotContain("treasury", "budget", "fingerprint", "#1");
            assertThat(new Site(service.url()).continues(verified)).contains("begins with");
        }
    }

    @Test
    void eachEntryOfAWalletIsProved() {
        JsonNode entries = api.get("/api/wallet/entries", reader).json().get("items");
        assertThat(entries.size()).isGreaterThan(3);
        for (JsonNode entry : entries) {
            Api.Answer proof = proof("/api/wallet/entries/" + entry.get("id").asString(), reader);
            String claim = verify(proof).claim();
            assertThat(claim)
                    .contains(
                            "The account " + reader.id() + " got "
                                    + entry.get("twei").asString() + " Twei",
                            "for " + entry.get("activity").asString(),
                            "had " + entry.get("balanceAfter").asString() + " then");
            assertThat(proof.text()).doesNotContain(author.id(), voter.id());
        }
    }

    @Test
    void aChangedDigitOfAServedProofIsFound() {
        JsonNode entry = api.get("/api/wallet/entries", reader).json().at("/items/0");
        Api.Answer proof = proof("/api/wallet/entries/" + entry.get("id").asString(), reader);
        String twei = "\"twei\":" + entry.get("twei").asString();
        assertThat(proof.text()).contains(twei);
        byte[] forged = proof.text().replace(twei, twei + "0").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ProofVerifier.verify(forged, Optional.empty()))
                .isInstanceOfSatisfying(
                        Flaw.class, flaw -> assertThat(flaw.kind()).isEqualTo(Flaw.Kind.ENTRY_PATH));
    }

    @Test
    void anothersProofIsNoProof() {
        String report = api.buy(article, reader).json().get("id").asString();
        String entry =
                api.get("/api/wallet/entries", reader).json().at("/items/0/id").asString();
        for (String path : List.of(
                "/api/pnl-reports/" + report,
                "/api/wallet/entries/" + entry,
                "/api/wallet/entries/999999999999999:999:99",
                "/api/wallet/entries/000000000000000:000:00",
                "/api/wallet/entries/nothing")) {
            Api.Answer answer = api.get(path + "/proof", voter);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(api.get(path + "/proof").status()).isEqualTo(401);
        }
    }

    @Test
    void whatNoCheckpointCoversYetIsToBeAskedForAgain() {
        Optional<Api.Answer> early = IntStream.range(0, 100)
                .mapToObj(i -> {
                    api.submit(Cmd.granted(Ids.random(), 1, reader.id()));
                    String id = api.get("/api/wallet/entries?limit=1", reader)
                            .json()
                            .at("/items/0/id")
                            .asString();
                    return api.get("/api/wallet/entries/" + id + "/proof", reader);
                })
                .filter(answer -> answer.status() != 200)
                .findFirst();
        assertThat(early).isPresent();
        assertThat(early.get().status()).isEqualTo(409);
        assertThat(early.get().json().get("type").asString()).isEqualTo("/problems/not-in-a-checkpoint-yet");
        assertThat(early.get().header("Retry-After")).isEqualTo("5");
    }

    private Api.Answer proof(String path, Person viewer) {
        Api.Answer[] answer = new Api.Answer[1];
        RewardsService.await(() -> {
            answer[0] = api.get(path + "/proof", viewer);
            return answer[0].status() != 409;
        });
        assertThat(answer[0].status()).as(answer[0].text()).isEqualTo(200);
        return answer[0];
    }

    private static Verified verify(Api.Answer proof) {
        return ProofVerifier.verify(proof.text().getBytes(StandardCharsets.UTF_8), Optional.empty());
    }
}
