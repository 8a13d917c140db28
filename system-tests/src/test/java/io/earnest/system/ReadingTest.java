package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What counts as reading, and what does not. */
@BesideOthers
class ReadingTest {
    private final World world = World.shared();

    @Test
    void anArticlePaysAReaderOnceAndASecondReadingAnswersWithTheFirst() {
        String article = world.imported("Once");
        Person rita = world.newcomer("rita");
        String reading = world.read(rita, article).at("/id");
        assertThat(rita.balance()).isEqualTo(21);
        Answer again = rita.post("/api/articles/" + article + "/readings", "{}").is(200);
        assertThat(again.at("/id")).isEqualTo(reading);
        assertThat(again.at("/state")).isEqualTo("VERIFIED");
        assertThat(rita.balance()).isEqualTo(21);
    }

    @Test
    void startingAnotherArticleEndsTheFirstReadingAndStartingTheSameResumesIt() {
        String first = world.imported("First");
        String second = world.imported("Second");
        Person rita = world.newcomer("rita");
        String started =
                rita.post("/api/articles/" + first + "/readings", "{}").is(201).at("/id");
        assertThat(rita.post("/api/articles/" + first + "/readings", "{}")
                        .is(200)
                        .at("/id"))
                .isEqualTo(started);
        rita.post("/api/articles/" + second + "/readings", "{}").is(201);
        rita.post("/api/readings/" + started + "/heartbeats", Json.of("visible", true, "active", true, "scroll", 1.0))
                .isProblem(409, "reading-ended");
    }

    @Test
    void beatsThatComeTooFastOrFromAHiddenPageAreCreditedWithNoMoreThanPassed() {
        String article = world.imported("In a hurry");
        Person bot = world.atLevel("bot", 2);
        String reading =
                bot.post("/api/articles/" + article + "/readings", "{}").is(201).at("/id");
        for (int i = 0; i < 20; i++) {
            Answer beat = bot.post(
                    "/api/readings/" + reading + "/heartbeats",
                    Json.of("visible", true, "active", true, "scroll", 1.0));
            assertThat(beat.status()).isIn(200, 429);
        }
        Answer state = bot.get("/api/readings/" + reading).is(200);
        assertThat(state.at("/state")).isEqualTo("READING");
        assertThat(state.number("/creditedSeconds")).isLessThan(15);
        world.rate(bot, article, "PLUS").isProblem(403, "reading-required");
        assertThat(bot.balance()).isEqualTo(20);
    }

    @Test
    void anAuthorIsNotPaidForTheirOwnArticleAndMayNotRateIt() {
        Person ada = world.author("ada");
        String article = world.publish(ada, "Mine");
        Answer read = world.read(ada, article);
        assertThat(read.at("/state")).isEqualTo("VERIFIED");
        Answer reading = ada.get("/api/articles/" + article + "/reading").is(200);
        assertThat(reading.at("/reason")).isEqualTo("own-article");
        assertThat(reading.json().path("earned").isNull()).isTrue();
        world.operator()
                .post("/api/admin/experience", Json.of("handle", ada.handle, "xp", 200, "note", "for a test"))
                .is(201);
        world.rate(ada, article, "PLUS").isProblem(403, "own-article");
        assertThat(ada.balance()).isZero();
    }

    @Test
    void anotherOnesReadingIsNotThere() {
        String article = world.imported("Private");
        String reading = world.newcomer("rita")
                .post("/api/articles/" + article + "/readings", "{}")
                .is(201)
                .at("/id");
        world.newcomer("spy").get("/api/readings/" + reading).is(404);
    }
}
