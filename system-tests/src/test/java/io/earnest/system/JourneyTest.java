package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The main job, from sign-up to profit-and-loss report, to the Twei. */
@BesideOthers
class JourneyTest {
    private final World world = World.shared();

    @Test
    void aNewcomerHasTwentyTweiAndSeesWhatTheNextLevelsOpen() {
        Person rita = world.newcomer("rita");
        assertThat(rita.level()).isEqualTo(1);
        Answer wallet = rita.get("/api/wallet/entries").is(200);
        assertThat(wallet.at("/items/0/title")).isEqualTo("Starter Grant");
        assertThat(wallet.number("/items/0/twei")).isEqualTo(20);
        JsonNode privileges = rita.get("/api/me").is(200).json().path("privileges");
        assertThat(privileges)
                .anyMatch(p -> p.path("availableFromLevel").asInt() == 13
                        && !p.path("unlocked").asBoolean());
        assertThat(world.anonymous().get("/api/levels").is(200).json()).isNotEmpty();
    }

    @Test
    void everyActionOnAnArticleIsPaidToTheTweiAndTheReportSaysSo() {
        Person ada = world.author("ada");
        String article = world.publish(ada, "On being read");
        assertThat(ada.balance()).isZero();

        Person rita = world.atLevel("rita", 5);
        Person max = world.atLevel("max", 8);
        Person cleo = world.atLevel("cleo", 13);
        world.allRead(article, rita, max);
        assertThat(rita.balance()).isEqualTo(21);
        Answer reading = rita.get("/api/articles/" + article + "/reading").is(200);
        assertThat(reading.at("/state")).isEqualTo("VERIFIED");
        assertThat(reading.number("/earned/twei")).isEqualTo(1);
        assertThat(reading.at("/earned/at")).isNotBlank();

        Answer plus = world.rate(rita, article, "PLUS").is(200);
        assertThat(plus.at("/settlement/status")).isEqualTo("PAID");
        assertThat(ada.balance()).isEqualTo(1);
        assertThat(rita.balance()).isEqualTo(21);
        Answer minus = world.rate(max, article, "MINUS").is(200);
        assertThat(minus.number("/settlement/twei")).isEqualTo(-2);
        assertThat(max.balance()).isEqualTo(19);

        Answer posted = world.comment(cleo, article, "Well *said*.", "leonardo").is(201);
        assertThat(posted.number("/settlement/twei")).isEqualTo(-4);
        assertThat(posted.at("/avatar/id")).isEqualTo("leonardo");
        assertThat(posted.at("/html")).contains("<em>said</em>");
        String comment = posted.at("/id");
        assertThat(cleo.balance()).isEqualTo(16);
        assertThat(ada.balance()).isEqualTo(2);

        for (int i = 1; i <= 3; i++) {
            Person voter = world.atLevel("voter" + i, 5);
            Answer like = world.vote(voter, comment, "LIKE").is(200);
            assertThat(like.number("/likes")).isEqualTo(i);
            assertThat(like.number("/settlement/twei")).isEqualTo(1);
            assertThat(voter.balance()).isEqualTo(21);
        }
        // Three likes of 1 and, with the third, the reward of 5.
        assertThat(cleo.balance()).isEqualTo(16 + 3 + 5);
        assertThat(ada.balance()).isEqualTo(2 + 3);

        Answer dislike = world.vote(max, comment, "DISLIKE").is(200);
        assertThat(dislike.number("/settlement/twei")).isEqualTo(-2);
        assertThat(max.balance()).isEqualTo(17);
        assertThat(ada.balance()).isEqualTo(6);
        assertThat(cleo.balance()).isEqualTo(23);

        reportIs(
                cleo,
                article,
                Map.of("COMMENT_REWARDS", 5L, "LIKES_COMMENTER", 3L),
                Map.of("COMMENT_TRIBUTES", 4L, "DISLIKES_COMMENTER", 1L, "PNL_REPORTS", 1L));
        assertThat(cleo.balance()).isEqualTo(22);
        reportIs(
                ada,
                article,
                Map.of("PLUSES", 1L, "COMMENT_REWARDS", 1L, "LIKES_AUTHOR", 3L, "DISLIKES_AUTHOR", 1L),
                Map.of("PUBLISH_TRIBUTE", 20L, "PNL_REPORTS", 1L));
        assertThat(ada.balance()).isEqualTo(5);
        reportIs(max, article, Map.of("READING", 1L), Map.of("MINUSES", 2L, "DISLIKES_OWN", 2L, "PNL_REPORTS", 1L));
        reportIs(rita, article, Map.of("READING", 1L), Map.of("PNL_REPORTS", 1L));

        Answer page = world.anonymous().get("/api/articles/" + article).is(200);
        assertThat(page.number("/pluses")).isEqualTo(1);
        assertThat(page.number("/minuses")).isEqualTo(1);
        assertThat(page.number("/comments")).isEqualTo(1);
        world.economyAddsUp();
    }

    @Test
    void aSecondReportHoldsTheFirstOnesPriceAndNothingToReportIsFree() {
        String article = world.imported("Twice reported");
        Person rita = world.newcomer("rita");
        rita.post("/api/articles/" + article + "/pnl-reports", "{}").isProblem(404, "nothing-to-report");
        assertThat(rita.balance()).isEqualTo(20);
        world.read(rita, article);
        reportIs(rita, article, Map.of("READING", 1L), Map.of("PNL_REPORTS", 1L));
        reportIs(rita, article, Map.of("READING", 1L), Map.of("PNL_REPORTS", 2L));
        assertThat(rita.balance()).isEqualTo(19);
        Answer offer = rita.get("/api/articles/" + article + "/pnl").is(200);
        assertThat(offer.json().path("reports").size()).isEqualTo(2);
        assertThat(offer.json().path("newerActivity").asBoolean()).isFalse();
        String report = offer.at("/reports/0/id");
        world.newcomer("other").get("/api/pnl-reports/" + report).is(404);
    }

    @Test
    void whatCannotBePaidIsRefusedWholeWithBalanceAndPrice() {
        String article = world.imported("Refused");
        Person poor = world.author("poor");
        world.operator()
                .post("/api/admin/experience", Json.of("handle", poor.handle, "xp", 200, "note", "for a test"))
                .is(201);
        world.publish(poor, "The last of my Twei");
        world.read(poor, article);
        assertThat(poor.balance()).isEqualTo(1);
        Answer refused = world.rate(poor, article, "MINUS").isProblem(402, "insufficient-twei");
        assertThat(refused.number("/balance")).isEqualTo(1);
        assertThat(refused.number("/price")).isEqualTo(2);
        assertThat(poor.balance()).isEqualTo(1);
        assertThat(world.anonymous().get("/api/articles/" + article).is(200).number("/minuses"))
                .isZero();
        // The refusal took nothing and blocks nothing: the other value is free to choose.
        world.rate(poor, article, "PLUS").is(200);
        poor.post("/api/articles/" + article + "/comments", Json.of("body", "Too poor to speak"))
                .isProblem(402, "insufficient-twei");
        assertThat(world.anonymous()
                        .get("/api/articles/" + article + "/comments")
                        .is(200)
                        .number("/total"))
                .isZero();
    }

    /** Buys a report and holds it against the given lines and against the viewer's own ledger entries. */
    private static void reportIs(Person viewer, String article, Map<String, Long> profit, Map<String, Long> loss) {
        Answer report =
                viewer.post("/api/articles/" + article + "/pnl-reports", "{}").is(201);
        JsonNode json = report.json();
        assertThat(json.path("profit").size()).isEqualTo(7);
        assertThat(json.path("loss").size()).isEqualTo(6);
        assertThat(nonZero(json.path("profit"))).isEqualTo(new TreeMap<>(profit));
        assertThat(nonZero(json.path("loss"))).isEqualTo(new TreeMap<>(loss));
        long profits = profit.values().stream().mapToLong(Long::longValue).sum();
        long losses = loss.values().stream().mapToLong(Long::longValue).sum();
        assertThat(report.number("/profitSubtotal")).isEqualTo(profits);
        assertThat(report.number("/lossSubtotal")).isEqualTo(losses);
        assertThat(report.number("/total")).isEqualTo(profits - losses);

        assertThat(sum(viewer.all("/api/wallet/entries?articleId=" + article)))
                .as("the wallet's entries of the article")
                .isEqualTo(report.number("/total"));
        String id = report.at("/id");
        profit.forEach((line, twei) -> assertThat(sum(viewer.all("/api/pnl-reports/" + id + "/entries?line=" + line)))
                .as(line)
                .isEqualTo(twei));
        loss.forEach((line, twei) -> assertThat(sum(viewer.all("/api/pnl-reports/" + id + "/entries?line=" + line)))
                .as(line)
                .isEqualTo(-twei));
        assertThat(viewer.get("/api/pnl-reports/" + id).is(200).json()).isEqualTo(json);
    }

    private static TreeMap<String, Long> nonZero(JsonNode lines) {
        TreeMap<String, Long> found = new TreeMap<>();
        lines.forEach(line -> {
            if (line.path("twei").asLong() != 0) {
                found.put(line.path("line").asString(), line.path("twei").asLong());
            }
        });
        return found;
    }

    private static long sum(List<JsonNode> entries) {
        return entries.stream().mapToLong(e -> e.path("twei").asLong()).sum();
    }
}
