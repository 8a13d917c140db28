package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earnest.chassis.testing.Hostile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * The script that walks all articles, waits two seconds on each and presses plus, under 25 accounts: it earns exactly 0.
 * {@code -Dearnest.bot.articles=…} gives it more to walk (8 otherwise).
 */
@Alone
@Hostile
class BotTest {
    private static final int ACCOUNTS = 25;
    private static final int ARTICLES = Integer.getInteger("earnest.bot.articles", 8);
    private static final Duration ON_EACH = Duration.ofSeconds(2);

    private final World world = World.shared();

    @Test
    void aBotThatWaitsTwoSecondsOnEachArticleAndPressesPlusEarnsNothing() {
        List<String> articles = new ArrayList<>();
        for (int i = 0; i < ARTICLES; i++) {
            articles.add(world.imported("Walked over " + i));
        }
        Person author = world.author("ada");
        articles.add(world.publish(author, "Walked over, and published here"));
        List<Person> bots = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            // High enough that only the reading stands between it and the plus.
            int level = i % 2 == 0 ? 1 : 5;
            bots.add(level == 1 ? world.newcomer("bot") : world.atLevel("bot", level));
        }
        long paidBefore = archive();

        World.together(bots.stream()
                .<Callable<Boolean>>map(bot -> () -> walk(bot, articles))
                .toList());

        for (Person bot : bots) {
            assertThat(bot.balance()).as(bot.handle).isEqualTo(20);
            List<String> lines = new ArrayList<>();
            bot.all("/api/wallet/entries")
                    .forEach(entry -> lines.add(entry.path("title").asString()));
            assertThat(lines).as("the starter grant and nothing else").containsExactly("Starter Grant");
        }
        for (String article : articles) {
            assertThat(world.anonymous().get("/api/articles/" + article).is(200).number("/pluses"))
                    .isZero();
        }
        assertThat(author.balance()).isZero();
        assertThat(archive()).isEqualTo(paidBefore);
        world.economyAddsUp();
    }

    private boolean walk(Person bot, List<String> articles) {
        for (String article : articles) {
            Answer started = bot.post("/api/articles/" + article + "/readings", "{}");
            assertThat(started.status()).as(started.text()).isIn(200, 201);
            String beats = "/api/readings/" + started.at("/id") + "/heartbeats";
            String beat = Json.of("visible", true, "active", true, "scroll", 1.0);
            bot.post(beats, beat).is(200);
            // The bot's own clock: it acts again when its two seconds are over.
            await().pollDelay(ON_EACH).atMost(ON_EACH.plusSeconds(30)).until(() -> true);
            Answer after = bot.post(beats, beat).is(200);
            assertThat(after.at("/state")).isEqualTo("READING");
            Answer plus = world.putRating(bot, article, "PLUS");
            assertThat(plus.status()).as(plus.text()).isEqualTo(403);
            assertThat(plus.json().path("type").asString())
                    .isIn("/problems/reading-required", "/problems/level-too-low");
            bot.get("/api/articles/" + article + "/rating").is(200);
        }
        return true;
    }

    private long archive() {
        return world.economy().number("/archive");
    }
}
