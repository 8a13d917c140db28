package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Speaking under an avatar: who may, as whom, and what becomes of what was said. */
@Alone
class CommentsTest {
    private final World world = World.shared();

    @Test
    void belowLevelThirteenTheCommentIsRefusedWithBothLevels() {
        String article = world.imported("Locked");
        Person rita = world.atLevel("rita", 12);
        Answer refused = world.comment(rita, article, "Let me in", "leonardo").isProblem(403, "level-too-low");
        assertThat(refused.number("/requiredLevel")).isEqualTo(13);
        assertThat(refused.number("/level")).isEqualTo(12);
        assertThat(rita.balance()).isEqualTo(20);
    }

    @Test
    void twoPeopleUnderOneAvatarGetSpeakerNumbersAndNoHandleIsShown() {
        String article = world.imported("Two Leonardos");
        Person one = world.atLevel("one", 13);
        Person two = world.atLevel("two", 13);
        assertThat(world.comment(one, article, "First", "leonardo").is(201).number("/speaker"))
                .isEqualTo(1);
        assertThat(world.comment(two, article, "Second", "leonardo").is(201).number("/speaker"))
                .isEqualTo(2);
        assertThat(world.comment(one, article, "First again", "leonardo")
                        .is(201)
                        .number("/speaker"))
                .isEqualTo(1);
        world.comment(one, article, "As someone else", "raphael").isProblem(403, "avatar-fixed");
        world.comment(two, article, "Not mine yet", "caravaggio").is(403);
        Answer list =
                world.anonymous().get("/api/articles/" + article + "/comments").is(200);
        assertThat(list.number("/total")).isEqualTo(3);
        assertThat(list.text()).doesNotContain(one.handle).doesNotContain(two.handle);
    }

    @Test
    void anEditIsPossibleUntilTheFirstVoteOrReply() {
        String article = world.imported("Edited");
        Person cleo = world.atLevel("cleo", 13);
        String comment =
                world.comment(cleo, article, "Frist", "raphael").is(201).at("/id");
        assertThat(cleo.put("/api/comments/" + comment, Json.of("body", "First"))
                        .is(200)
                        .at("/html"))
                .contains("First");
        Person other = world.atLevel("other", 13);
        other.post("/api/articles/" + article + "/comments", Json.of("body", "A reply", "parentId", comment))
                .is(201);
        cleo.put("/api/comments/" + comment, Json.of("body", "Firstly")).isProblem(409, "edit-window-closed");
        other.put("/api/comments/" + comment, Json.of("body", "Not mine")).is(404);
        cleo.delete("/api/comments/" + comment).is(204);
        Answer list =
                world.anonymous().get("/api/articles/" + article + "/comments").is(200);
        assertThat(list.json().at("/items/0/deleted").asBoolean())
                .as("a tombstone stays")
                .isTrue();
        assertThat(list.number("/total")).as("tombstones are not counted").isEqualTo(1);
        world.vote(other, comment, "LIKE").isProblem(410, "deleted");
    }

    @Test
    void aVoteIsFinalNeverOnesOwnAndADoubleClickCountsOnce() {
        String article = world.imported("Voted");
        Person cleo = world.atLevel("cleo", 13);
        String comment =
                world.comment(cleo, article, "Vote for me", "donatello").is(201).at("/id");
        world.vote(cleo, comment, "LIKE").isProblem(403, "own-comment");
        Person voter = world.atLevel("voter", 8);
        List<Callable<Answer>> clicks = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            clicks.add(() -> world.vote(voter, comment, "DISLIKE"));
        }
        assertThat(World.together(clicks)).allMatch(a -> a.status() == 200 || a.status() == 202, "each click answers");
        assertThat(voter.balance()).isEqualTo(18);
        world.vote(voter, comment, "LIKE").isProblem(409, "already-voted");
        Answer shown = world.anonymous().get("/api/comments/" + comment).is(200);
        assertThat(shown.number("/dislikes")).isEqualTo(1);
        assertThat(shown.number("/likes")).isZero();
        world.economyAddsUp();
    }

    @Test
    void theSamePairIsPaidForALikeOnceInTwentyEightDays() {
        String article = world.imported("Friends");
        Person cleo = world.atLevel("cleo", 13);
        Person friend = world.atLevel("friend", 13);
        String first = world.comment(cleo, article, "One", "donatello").is(201).at("/id");
        String second = world.comment(cleo, article, "Two", "donatello").is(201).at("/id");
        String back =
                world.comment(friend, article, "Thanks", "raphael").is(201).at("/id");
        long before = cleo.balance();
        world.vote(friend, first, "LIKE").is(200);
        assertThat(cleo.balance()).isEqualTo(before + 1);
        Answer again = world.vote(friend, second, "LIKE").is(200);
        assertThat(again.at("/settlement/status")).as("the voter's own leg").isEqualTo("PAID");
        assertThat(cleo.balance()).isEqualTo(before + 1);
        long friendBefore = friend.balance();
        world.vote(cleo, back, "LIKE").is(200);
        assertThat(friend.balance()).as("whichever of them liked the other's").isEqualTo(friendBefore);
    }
}
