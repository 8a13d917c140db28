package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earnest.manifests.Observability;
import io.earnest.manifests.Observability.Query;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules, dashboards and runbooks ask Prometheus is what the running services show: metrics, labels and their values. */
@Alone
class ObservedQueriesTest {
    /** Values that a healthy system, used by few, does not show, and why. */
    private static final Map<String, String> NOT_SHOWN_HERE = Map.of(
            "http_server_requests_seconds_count{status=\"5..\"}", "a service failed",
            "mongodb_driver_commands_seconds_count{status=\"FAILED\"}", "a store failed",
            "earnest_ledger_commands_total{outcome=\"conflict\"}", "a service has a defect",
            "earnest_ledger_commands_total{outcome=\"invalid\"}", "a service has a defect",
            "earnest_ledger_unpaid_total{reason=\"budget-exhausted\"}", "thousands of readings in a day",
            "earnest_sign_ins_total{outcome=\"too-many\"}", "a storm of sign-ins",
            "earnest_sign_ups_total{outcome=\"too-many\"}", "a storm of sign-ups");

    private static final EarnestSystem SYSTEM = EarnestSystem.shared();

    /** Each metric that waits for its first event gets one. */
    @BeforeAll
    static void somethingOfEverythingHappens() {
        World world = World.shared();
        String article = world.imported("Observed");
        Person rita = world.atLevel("rita", 8);
        Person cleo = world.atLevel("cleo", 13);
        world.read(rita, article);
        world.rate(rita, article, "PLUS").is(200);
        for (String body : List.of("One", "Two")) {
            String comment =
                    world.comment(cleo, article, body, "donatello").is(201).at("/id");
            // The second one's like is not paid: the same two people.
            world.vote(rita, comment, "LIKE").is(200);
            rita.post("/api/comments/" + comment + "/flags", Json.of("reason", "SPAM"))
                    .is(202);
        }
        Person poor = world.atLevel("poor", 15);
        world.publish(poor, "The last of my Twei");
        world.postComment(poor, article, "Too poor to speak", "donatello").isProblem(402, "insufficient-twei");
        assertThat(rita.session("not the password").status()).isEqualTo(401);
    }

    @Test
    void whatIsAskedForIsThere() {
        List<Query> queries = Observability.queries();
        assertThat(queries).hasSizeGreaterThan(150);
        // Some gauges are looked up every few seconds only.
        await("what queries ask for").atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Shown shown = shown();
            assertThat(queries)
                    .flatExtracting(query -> shown.missing(query, NOT_SHOWN_HERE.keySet()))
                    .isEmpty();
        });
    }

    @Test
    void theKeptListOfMetricsIsWhatTheServicesShow() {
        await("the kept list")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(shown().metrics())
                        .containsAll(Observability.kept().toList()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        max(earnest_ledger_hight)                                                ; earnest_ledger_hight
        max(earnest_ledger_height{ledger="a"})                                   ; earnest_ledger_height[ledger]
        sum by (job, queu) (rate(earnest_intents_attempts_total[5m]))            ; earnest_intents_attempts_total[job, queu]
        sum(jvm_memory_used_bytes{area="heep"})                                  ; jvm_memory_used_bytes{area="heep"}
        sum(job:earnest_requests:rate5m{uri="/"})                                ; job:earnest_requests:rate5m{uri}
        job_reason:earnest_requests_refused:rate5m{reason=~"in-flight|bussy"}    ; earnest_requests_refused_total{reason="bussy"}
        """)
    void aMisspeltNameIsFound(String query, String what) {
        assertThat(shown().missing(new Query("planted", query, Set.of()), Set.of()))
                .first()
                .asString()
                .startsWith("planted asks for " + what + " in ");
    }

    @Test
    void aLabelThatTheResultLacksIsFound() {
        String query = "sum by (job) (rate(http_server_requests_seconds_count[5m]))";
        assertThat(shown().missing(new Query("planted", query, Set.of("job", "uri")), Set.of()))
                .containsExactly("planted asks for {{uri}} in " + query);
    }

    private static Shown shown() {
        Map<String, String> scrapes = new TreeMap<>();
        Part.services().forEach(part -> scrapes.put(part.module(), SYSTEM.metrics(part.module())));
        return new Shown(scrapes);
    }
}
