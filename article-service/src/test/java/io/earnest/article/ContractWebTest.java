package io.earnest.article;

import io.earnest.article.testing.Http;
import io.earnest.article.testing.RunningService;
import io.earnest.chassis.Ids;
import io.earnest.chassis.notification.Appeals;
import io.earnest.chassis.notification.Notifications;
import io.earnest.chassis.notification.ToldSomebody;
import io.earnest.chassis.testing.contract.Contract;
import io.earnest.chassis.testing.contract.ContractReplay;
import io.earnest.chassis.testing.contract.ContractReplay.Given;
import io.earnest.chassis.token.Pem;
import io.earnest.chassis.token.ServiceTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever the other services rely on, as they wrote it down. */
class ContractWebTest extends RunningService {
    private final String word = "insects" + Ids.random();
    private Person viewer;

    @Autowired
    private Notifications notifications;

    @Autowired
    private Appeals appeals;

    private Person author;

    @BeforeEach
    void people() {
        viewer = person(14);
        author = person(14, "author");
    }

    static List<Contract> contracts() {
        return Contract.of("article-service");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAnswersAsAgreed(Contract contract) {
        new ContractReplay("http://127.0.0.1:" + port, ContractWebTest::bearer).check(contract, given(contract));
    }

    private Given given(Contract contract) {
        return switch (contract.given()) {
            case "nothing" -> given("gone0000000000000000");
            case "somebody was told something" ->
                ToldSomebody.of(notifications, "article", viewer.id(), given("").bearer());
            case "somebody has appealed, and the viewer may answer it" ->
                ToldSomebody.appealed(notifications, appeals, "article", Ids.random(), moderator());
            case "a draft" -> given(draft());
            case "a published article" -> given(published());
            case "a deleted article" -> {
                String id = published();
                author.http().delete("/api/articles/" + id);
                yield given(id);
            }
            case "an import that was known under a path" -> given(imported());
            case "the viewer has read and plussed the article" -> given(plussed());
            case "the article is on the viewer's list" -> {
                String id = published();
                viewer.http().put("/api/me/reading-list/" + id, null);
                yield given(id);
            }
            case "the viewer follows its author" -> {
                String id = published();
                PEERS.followed.put(viewer.id(), Map.of("authors", List.of(author.id()), "tags", List.of()));
                yield given(id);
            }
            case "a published article with a plus and three comments" -> {
                String id = plussed();
                service("comment-service")
                        .put("/internal/articles/" + id + "/comment-count", Map.of("count", 3, "version", 1));
                await(
                        "the article is found",
                        () -> !anonymous()
                                .get("/api/articles?q=" + word)
                                .body()
                                .path("items")
                                .isEmpty());
                yield given(id);
            }
            default -> Given.unknown(contract);
        };
    }

    private Given given(String article) {
        return new Given(
                Map.of(
                        "bees000000000000000a",
                        article,
                        "author0000000000000a",
                        author.id(),
                        "ada-lovelace",
                        author.handle(),
                        "insects",
                        word),
                KEYS.personBearer(viewer.id(), viewer.handle(), 14));
    }

    private String moderator() {
        Person moderator = person(1, "moderator");
        return KEYS.personBearer(moderator.id(), moderator.handle(), 1, "moderator");
    }

    private String draft() {
        return author.http()
                .post(
                        "/api/articles",
                        Map.of("title", "On bees", "body", "Bees dance, as do other " + word, "tags", List.of(word)))
                .text("id");
    }

    private String published() {
        String id = draft();
        author.http().post("/api/articles/" + id + "/publication", null);
        return id;
    }

    private String imported() {
        return person(1, "operator")
                .http()
                .post(
                        "/api/admin/articles",
                        Map.of("title", "On bees", "body", "Bees.", "source", word, "aliases", List.of("/old/" + word)))
                .text("id");
    }

    private String plussed() {
        String id = published();
        read(viewer, id);
        Http.Answer rated = viewer.http().put("/api/articles/" + id + "/rating", Map.of("value", "PLUS"));
        if (rated.status() != 200) {
            throw new AssertionError("not rated: " + rated.body());
        }
        return id;
    }

    /** By this system's clock, which tests put forward. */
    private static String bearer(String caller) {
        var tokens = new ServiceTokens(caller, Pem.ecPrivateKey(KEYS.serviceKeyFile(caller)), CLOCK);
        return "Bearer " + tokens.forProvider("article-service");
    }
}
