package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** rewards-service stalls, dies and comes back: nothing that was accepted is lost, nothing is paid twice. */
@Alone
class OutageTest {
    private static final String REWARDS = "rewards-service";

    private final EarnestSystem system = EarnestSystem.shared();
    private final World world = World.shared();

    @AfterEach
    void rewardsIsBack() {
        await("rewards-service answers again")
                .atMost(Duration.ofSeconds(90))
                .ignoreExceptions()
                .until(() -> world.anonymous().get("/api/economy").status() == 200);
    }

    @Test
    void whatIsDoneWhileTheLedgerIsAwayIsPendingAndSettledOnceAfterwards() {
        String article = world.imported("Without a ledger");
        Person cleo = world.atLevel("cleo", 13);
        Person rita = world.atLevel("rita", 8);
        Person late = world.newcomer("late");
        String earlier =
                world.comment(cleo, article, "Before", "leonardo").is(201).at("/id");
        world.read(rita, article);
        long ritaBefore = rita.balance();
        String reading = late.post("/api/articles/" + article + "/readings", "{}")
                .is(201)
                .at("/id");

        system.signal(REWARDS, "STOP");
        Answer comment;
        try {
            comment = world.postComment(cleo, article, "During", "leonardo").is(202);
            assertThat(comment.at("/settlement/status")).isEqualTo("PENDING");
            assertThat(world.putVote(rita, earlier, "LIKE").is(202).at("/settlement/status"))
                    .isEqualTo("PENDING");
            assertThat(world.putRating(rita, article, "PLUS").is(202).at("/settlement/status"))
                    .isEqualTo("PENDING");
            await("the reading is verified without the ledger")
                    .pollInterval(Duration.ofSeconds(5))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> {
                        Answer beat = late.post(
                                "/api/readings/" + reading + "/heartbeats",
                                Json.of("visible", true, "active", true, "scroll", 1.0));
                        return "VERIFIED".equals(beat.at("/state")) && "PENDING".equals(beat.at("/settlement/status"));
                    });
            assertThat(world.anonymous().get("/api/articles/" + article).is(200).number("/pluses"))
                    .as("what only earns counts at once")
                    .isEqualTo(1);
            assertThat(world.anonymous()
                            .get("/api/articles/" + article + "/comments")
                            .is(200)
                            .number("/total"))
                    .as("what costs is seen by its actor alone")
                    .isEqualTo(1);
            assertThat(rita.get("/api/wallet").status()).isEqualTo(503);
        } finally {
            // Stalled first, then dead: whoever supervises it has to start it again.
            system.signal(REWARDS, "KILL");
        }

        String id = comment.at("/id");
        await("the comment is settled")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> "PAID".equals(cleo.get("/api/comments/" + id).at("/settlement/status")));
        await("the reader is paid")
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> late.balance() == 21);
        await("the like is settled")
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> rita.balance() == ritaBefore + 1);
        // 20, two comments of 4, one like of 1.
        assertThat(cleo.balance()).isEqualTo(20 - 8 + 1);
        await("the plus is settled")
                .atMost(Duration.ofSeconds(30))
                .until(() -> "PAID"
                        .equals(rita.get("/api/articles/" + article + "/rating").at("/settlement/status")));
        assertThat(world.anonymous()
                        .get("/api/articles/" + article + "/comments")
                        .is(200)
                        .number("/total"))
                .isEqualTo(2);
        world.economyAddsUp();
    }
}
