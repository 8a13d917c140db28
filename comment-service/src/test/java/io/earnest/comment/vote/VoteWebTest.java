package io.earnest.comment.vote;

import static io.earnest.comment.RunningService.NOBODY;
import static io.earnest.comment.RunningService.PEERS;
import static io.earnest.comment.RunningService.article;
import static io.earnest.comment.RunningService.atOnce;
import static io.earnest.comment.RunningService.eventually;
import static io.earnest.comment.RunningService.json;
import static io.earnest.comment.RunningService.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.Ids;
import io.earnest.chassis.intent.Intent;
import io.earnest.chassis.testing.Hostile;
import io.earnest.comment.Peers;
import io.earnest.comment.RunningService;
import io.earnest.comment.RunningService.Answer;
import io.earnest.comment.RunningService.Person;
import io.earnest.comment.comment.Comments;
import io.earnest.comment.rewards.LedgerAnswer;
import io.earnest.comment.rewards.Settlement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Hostile
class VoteWebTest {
    private final String article = article();
    private final Person ada = person(13);
    private final String comment = ada.comment(article, "vote on me").id();

    @AfterEach
    void allIsWellAgain() {
        PEERS.ledger(Peers::booked);
        PEERS.ledgerDown = false;
        PEERS.profilesDown = false;
        PEERS.articlesDown = false;
    }

    @Test
    void aLikeCountsAndTellsEverybodyConcerned() {
        Person bob = person(5);
        Answer liked = bob.vote(comment, "LIKE");
        assertThat(liked.status()).as(liked.text()).isEqualTo(200);
        assertThat(liked.json().get("value").asString()).isEqualTo("LIKE");
        assertThat(liked.json().get("likes").asInt()).isEqualTo(1);
        assertThat(liked.json().at("/settlement/status").asString()).isEqualTo("PAID");
        JsonNode command = PEERS.commands.get("comment-voted:" + comment + ":" + bob.id() + "#1");
        assertThat(command.get("activity").asString()).isEqualTo("comment-liked");
        assertThat(command.get("commenter").asString()).isEqualTo(ada.id());
        assertThat(command.get("author").asString()).startsWith("author");
        assertThat(experienceOf("comment-voted:" + comment + ":" + bob.id()))
                .hasSize(1)
                .allMatch(e -> e.get("profile").asString().equals(ada.id())
                        && e.get("kind").asString().equals("LIKE_RECEIVED"));
        assertThat(bob.list(article, "").at("/items/0/vote").asString()).isEqualTo("LIKE");
        assertThat(NOBODY.list(article, "").at("/items/0/vote").isNull()).isTrue();
        assertThat(bob.get("/api/comments/" + comment + "/vote")
                        .json()
                        .get("value")
                        .asString())
                .isEqualTo("LIKE");
        assertThat(ada.get("/api/comments/" + comment + "/vote")
                        .json()
                        .get("value")
                        .isNull())
                .isTrue();
    }

    @Test
    void theLedgerIsToldWhoseAccountIsDeleted() {
        Person bob = person(8);
        assertThat(closedToldOf(bob, comment, "LIKE")).isEmpty();
        String other = article();
        String author = Ids.random();
        PEERS.article(other, author, "PUBLISHED");
        PEERS.profile(author, 15);
        PEERS.profileHas(author, "deleted", true);
        Person eve = person(13);
        String theirs = eve.comment(other, "soon nobody's").id();
        assertThat(closedTold("comment-posted:" + theirs)).containsExactly(author);
        PEERS.profileHas(eve.id(), "deleted", true);
        assertThat(closedToldOf(bob, theirs, "DISLIKE")).containsExactlyInAnyOrder(eve.id(), author);
    }

    @Test
    void whileProfilesAreAwayAnAccountCountsAsOpen() {
        PEERS.profileHas(ada.id(), "deleted", true);
        Person bob = person(8);
        PEERS.profilesDown = true;
        assertThat(closedToldOf(bob, comment, "LIKE")).isEmpty();
    }

    private List<String> closedToldOf(Person voter, String votedOn, String value) {
        assertThat(voter.vote(votedOn, value).status()).isEqualTo(200);
        return closedTold("comment-voted:" + votedOn + ":" + voter.id());
    }

    private static List<String> closedTold(String key) {
        JsonNode closed = PEERS.commands.get(key + "#1").get("closed");
        return closed == null
                ? List.of()
                : closed.valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void levelsOwnCommentsAndStrangersAreRefused() {
        assertThat(ada.vote(comment, "LIKE").problem()).isEqualTo("own-comment");
        assertThat(person(4).vote(comment, "LIKE").json().get("requiredLevel").asInt())
                .isEqualTo(5);
        assertThat(person(7)
                        .vote(comment, "DISLIKE")
                        .json()
                        .get("requiredLevel")
                        .asInt())
                .isEqualTo(8);
        assertThat(NOBODY.vote(comment, "LIKE").status()).isEqualTo(401);
        assertThat(person(5).vote(Ids.random(), "LIKE").status()).isEqualTo(404);
        assertThat(person(5).vote(comment, "LOVE").status()).isEqualTo(400);
        PEERS.article(article, "x", "DELETED");
        assertThat(person(8).vote(comment, "DISLIKE").status()).isEqualTo(410);
    }

    @Test
    void aVoteIsFinalAndTheSameAgainIsTheSame() {
        Person bob = person(8);
        assertThat(bob.vote(comment, "DISLIKE").status()).isEqualTo(200);
        Answer again = bob.vote(comment, "DISLIKE");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("dislikes").asInt()).isEqualTo(1);
        Answer other = bob.vote(comment, "LIKE");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.problem()).isEqualTo("already-voted");
    }

    @Test
    void aDislikeThatCantBePaidLeavesNothingAndCanBeTriedAgain() {
        Person bob = person(8);
        PEERS.ledger(Peers::poor);
        assertThat(bob.vote(comment, "DISLIKE").status()).isEqualTo(402);
        assertThat(bob.vote(comment, "DISLIKE").status()).isEqualTo(402);
        JsonNode after = bob.get("/api/comments/" + comment + "/vote").json();
        assertThat(after.get("value").isNull()).isTrue();
        assertThat(after.get("dislikes").asInt()).isZero();
        PEERS.ledger(Peers::booked);
        Answer paid = bob.vote(comment, "DISLIKE");
        assertThat(paid.status()).isEqualTo(200);
        assertThat(paid.json().get("dislikes").asInt()).isEqualTo(1);
        assertThat(PEERS.commands).containsKey("comment-voted:" + comment + ":" + bob.id() + "#3");
    }

    @Test
    void whileTheLedgerIsDownLikesCountDislikesWaitAndEachIsSettledOnceAfterwards() {
        Person bob = person(8);
        Person eve = person(8);
        PEERS.ledgerDown = true;
        Answer like = bob.vote(comment, "LIKE");
        assertThat(like.status()).isEqualTo(202);
        assertThat(like.json().at("/settlement/status").asString()).isEqualTo("PENDING");
        assertThat(like.json().get("likes").asInt()).isEqualTo(1);
        Answer dislike = eve.vote(comment, "DISLIKE");
        assertThat(dislike.status()).isEqualTo(202);
        assertThat(dislike.json().get("dislikes").asInt()).isZero();
        assertThat(eve.list(article, "").at("/items/0/vote").asString()).isEqualTo("DISLIKE");
        PEERS.ledgerDown = false;
        eventually(() -> settled(bob) && settled(eve));
        eventually(() ->
                NOBODY.get("/api/comments/" + comment).json().get("dislikes").asInt() == 1);
        assertThat(PEERS.commands.keySet().stream().filter(c -> c.contains(comment + ":")))
                .containsExactlyInAnyOrder(
                        "comment-voted:" + comment + ":" + bob.id() + "#1",
                        "comment-voted:" + comment + ":" + eve.id() + "#1");
    }

    private boolean settled(Person voter) {
        return voter.get("/api/comments/" + comment + "/vote")
                .json()
                .at("/settlement/status")
                .asString()
                .equals("PAID");
    }

    @Test
    void aRefusalThatComesLaterIsShownToTheVoter() {
        Person bob = person(8);
        PEERS.ledgerDown = true;
        PEERS.ledger(Peers::poor);
        assertThat(bob.vote(comment, "DISLIKE").status()).isEqualTo(202);
        PEERS.ledgerDown = false;
        eventually(() -> bob.get("/api/comments/" + comment + "/vote").text().contains("insufficient-twei"));
        JsonNode vote = bob.get("/api/comments/" + comment + "/vote").json();
        assertThat(vote.at("/settlement/status").asString()).isEqualTo("REFUSED");
        assertThat(vote.get("dislikes").asInt()).isZero();
    }

    @Test
    void aRefusalThatStillOwesItsCountsDoesNotAnswerTheNextClick() {
        Person bob = person(8);
        Vote left = Vote.pending(
                        RunningService.bean(Comments.class).find(comment).orElseThrow(),
                        bob.id(),
                        8,
                        Vote.Value.DISLIKE,
                        "author",
                        1,
                        Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .with(Intent.claimed(
                        "comment-voted:" + comment + ":" + bob.id(), 1, "a process that died", Clock.systemUTC()));
        Votes votes = RunningService.bean(Votes.class);
        votes.insert(left);
        Settlement refused = new Settlement(Settlement.Status.REFUSED, 0, null, List.of(), null);
        votes.settle(left.id(), left.payment().after(new LedgerAnswer.Refused(refused, Map.of())), List.of());
        Answer liked = bob.vote(comment, "LIKE");
        assertThat(liked.status()).as(liked.text()).isEqualTo(200);
        assertThat(PEERS.commands).containsKey("comment-voted:" + comment + ":" + bob.id() + "#2");
    }

    @Test
    void aValuedCommentGivesItsWriterExperience() {
        PEERS.ledger(command -> {
            Map<String, Object> valued = new LinkedHashMap<>();
            valued.put("activity", "comment-valued");
            valued.put("key", "comment-valued:" + comment);
            valued.put("account", ada.id());
            valued.put("twei", 5);
            valued.put("reason", null);
            return Peers.booked(command, List.of(valued));
        });
        person(5).vote(comment, "LIKE");
        assertThat(experienceOf("comment-valued:" + comment))
                .hasSize(1)
                .allMatch(e -> e.get("kind").asString().equals("COMMENT_VALUED"));
    }

    @Test
    void experienceThatCantBeHandedOutNowIsHandedOutLater() {
        Person bob = person(5);
        PEERS.profilesDown = true;
        assertThat(bob.vote(comment, "LIKE").status()).isEqualTo(200);
        assertThat(experienceOf("comment-voted:" + comment + ":" + bob.id())).isEmpty();
        PEERS.profilesDown = false;
        eventually(
                () -> !experienceOf("comment-voted:" + comment + ":" + bob.id()).isEmpty());
    }

    @Test
    void withoutTheArticlesOwnerKnownNothingIsAcceptedThatCosts() {
        PEERS.articlesDown = true;
        Answer unknown = person(8).vote(comment, "DISLIKE");
        assertThat(unknown.status()).isEqualTo(503);
        assertThat(unknown.json().get("service").asString()).isEqualTo("article-service");
        assertThat(NOBODY.list(article, "").get("items")).hasSize(1);
    }

    @Test
    void sixtyFourClicksAtOnceAreOneVote() throws Exception {
        Person bob = person(5);
        List<Answer> answers = atOnce(64, () -> bob.vote(comment, "LIKE"));
        assertThat(answers).allMatch(a -> a.status() == 200 || a.status() == 202);
        eventually(() -> settled(bob));
        assertThat(NOBODY.get("/api/comments/" + comment).json().get("likes").asInt())
                .isEqualTo(1);
        assertThat(PEERS.commands.keySet().stream().filter(c -> c.contains(comment + ":")))
                .hasSize(1);
    }

    @Test
    void likeAndDislikeAtOnceAreOneOfThem() throws Exception {
        Person bob = person(8);
        List<String> values = List.of("LIKE", "DISLIKE");
        var next = new java.util.concurrent.atomic.AtomicInteger();
        List<Answer> answers = atOnce(16, () -> bob.vote(comment, values.get(next.getAndIncrement() % 2)));
        assertThat(answers).allMatch(a -> a.status() < 300 || a.problem().equals("already-voted"));
        eventually(() -> settled(bob));
        JsonNode after = NOBODY.get("/api/comments/" + comment).json();
        assertThat(after.get("likes").asInt() + after.get("dislikes").asInt()).isEqualTo(1);
    }

    @Test
    void manyVotersAtOnceAreAllCounted() throws Exception {
        List<Answer> answers = atOnce(32, () -> person(5).vote(comment, "LIKE"));
        assertThat(answers).allMatch(a -> a.status() == 200);
        assertThat(NOBODY.get("/api/comments/" + comment).json().get("likes").asInt())
                .isEqualTo(32);
    }

    @Test
    void anEditAndAVoteThatRaceNeverBothWinInThatOrder() throws Exception {
        for (int i = 0; i < 10; i++) {
            String raced = ada.comment(article, "before").id();
            Person bob = person(5);
            var next = new java.util.concurrent.atomic.AtomicInteger();
            atOnce(
                    2,
                    () -> next.getAndIncrement() == 0
                            ? ada.put("/api/comments/" + raced, json("body", "after"))
                            : bob.vote(raced, "LIKE"));
            assertThat(ada.put("/api/comments/" + raced, json("body", "too late"))
                            .problem())
                    .isEqualTo("edit-window-closed");
        }
    }

    private static List<JsonNode> experienceOf(String key) {
        return PEERS.experience.stream()
                .filter(e -> e.get("key").asString().equals(key))
                .toList();
    }
}
