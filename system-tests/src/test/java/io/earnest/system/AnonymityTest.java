package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.testing.Hostile;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What an adversary tries in order to learn who speaks under a pen name, with what everybody can fetch. */
@Alone
@Hostile
class AnonymityTest {
    private final World world = World.shared();
    private final String article = world.imported("Who speaks here?");

    @Test
    void theSumsDoNotTellWhoseLegsALikePaid() {
        Person cleo = world.atLevel("cleo", 13);
        Person voter = world.atLevel("voter", 5);
        List<String> seen = new ArrayList<>(List.of(publicSums()));
        for (int i = 0; i < 2; i++) {
            String comment = world.comment(cleo, article, "Once more", "leonardo")
                    .is(201)
                    .at("/id");
            seen.add(publicSums());
            // The first pays the commenter, the second is within the pair's 28 days: today's sums tell them apart.
            long budget = world.economy().number("/budget");
            world.vote(voter, comment, "LIKE").is(200);
            assertThat(world.economy().number("/budget")).isNotEqualTo(budget);
            seen.add(publicSums());
        }
        // The hour may change once meanwhile, and then shows what many did.
        assertThat(seen.stream().distinct()).as("as of different hours").hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void levelsNeitherMoveWithALikeNorTellWritersApart() {
        Person young = world.atLevel("young", 13);
        Person old = world.atLevel("old", 26);
        Person guest = world.author("guest");
        List<String> comments = new ArrayList<>();
        for (Person writer : List.of(young, old, guest)) {
            String avatar = writer == guest ? "neutral" : "raphael";
            comments.add(
                    world.comment(writer, article, "Guess who", avatar).is(201).at("/id"));
        }
        for (String comment : comments) {
            assertThat(world.anonymous().get("/api/comments/" + comment).is(200).number("/level"))
                    .as("fewer than twenty people are beyond LVL 20")
                    .isEqualTo(13);
        }
        long before = publicLevel(old);
        world.vote(world.atLevel("voter", 5), comments.get(1), "LIKE").is(200);
        world.operator()
                .post("/api/admin/experience", Json.of("handle", old.handle, "xp", 5_000, "note", "for a test"))
                .is(201);
        assertThat(old.level()).as("one's own moves at once").isGreaterThan(26);
        assertThat(publicLevel(old)).as("everybody's from midnight on").isEqualTo(before);
    }

    @Test
    void neitherTheDayOfSignUpNorACursorLeadsToAnAccount() {
        Person cleo = world.atLevel("cleo", 13);
        for (int i = 0; i < 2; i++) {
            world.comment(cleo, article, "Twice", "leonardo").is(201);
        }
        LocalDate month = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1);
        assertThat(world.anonymous().get("/api/profiles/" + cleo.handle).is(200).at("/joinedAt"))
                .isEqualTo(month + "T00:00:00Z");
        String id = cleo.get("/api/me").is(200).at("/id");
        for (String sort : List.of("oldest", "newest", "top")) {
            Answer page = world.anonymous()
                    .get("/api/articles/" + article + "/comments?limit=1&sort=" + sort)
                    .is(200);
            String cursor = new String(Base64.getUrlDecoder().decode(page.at("/next")), StandardCharsets.UTF_8);
            assertThat(page.text() + cursor).doesNotContain(id).doesNotContain(cleo.handle);
        }
    }

    private long publicLevel(Person person) {
        return world.anonymous().get("/api/profiles/" + person.handle).is(200).number("/level");
    }

    /** Without what follows the clock. */
    private String publicSums() {
        ObjectNode economy =
                (ObjectNode) world.anonymous().get("/api/economy").is(200).json();
        assertThat(economy.path("difference").asLong(1)).isZero();
        economy.remove(List.of("day", "nextAt"));
        return economy.toString();
    }
}
