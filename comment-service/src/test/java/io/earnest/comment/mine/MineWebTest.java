package io.earnest.comment.mine;

import static io.earnest.comment.RunningService.NOBODY;
import static io.earnest.comment.RunningService.PEERS;
import static io.earnest.comment.RunningService.article;
import static io.earnest.comment.RunningService.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.comment.RunningService.Person;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MineWebTest {
    private final String article = article();
    private final String path = "/api/articles/slug-" + article + "/comments/mine";

    @Test
    void belowTheLevelItSaysWhichLevelOpensTheBox() {
        JsonNode mine = person(4).get(path).json();
        assertThat(mine.get("allowed").asBoolean()).isFalse();
        assertThat(mine.get("reason").asString()).isEqualTo("level-too-low");
        assertThat(mine.get("requiredLevel").asInt()).isEqualTo(13);
        assertThat(mine.get("level").asInt()).isEqualTo(4);
        assertThat(mine.get("avatars"))
                .hasSize(3)
                .allMatch(a -> !a.get("unlocked").asBoolean());
        assertThat(mine.get("fixedAvatarId").isNull()).isTrue();
    }

    @Test
    void itHoldsTheViewersOwnCommentsVotesAndAvatar() {
        Person ada = person(13);
        Person bob = person(14);
        String own = ada.commentAs(article, "leonardo", "mine").id();
        String other = bob.commentAs(article, "leonardo", "not mine").id();
        ada.vote(other, "LIKE");
        JsonNode mine = ada.get(path + "?commentIds=" + own + "," + other).json();
        assertThat(mine.get("allowed").asBoolean()).isTrue();
        assertThat(mine.get("reason").isNull()).isTrue();
        assertThat(mine.get("fixedAvatarId").asString()).isEqualTo("leonardo");
        assertThat(mine.get("mine")).hasSize(1);
        assertThat(mine.at("/mine/0").asString()).isEqualTo(own);
        assertThat(mine.get("votes")).hasSize(1);
        assertThat(mine.at("/votes/0/commentId").asString()).isEqualTo(other);
        assertThat(mine.at("/votes/0/value").asString()).isEqualTo("LIKE");
        assertThat(mine.at("/votes/0/settlement/status").asString()).isEqualTo("PAID");
        assertThat(mine.at("/avatars/2/unlocked").asBoolean()).isFalse();
    }

    @Test
    void withoutNamesItHoldsTheViewersVotesBelowTheArticleOnly() {
        Person ada = person(13);
        Person bob = person(14);
        String first = bob.comment(article, "one").id();
        String second = bob.comment(article, "two").id();
        String elsewhere = bob.comment(article(), "three").id();
        ada.vote(first, "LIKE");
        ada.vote(second, "DISLIKE");
        ada.vote(elsewhere, "LIKE");
        JsonNode votes = ada.get(path).json().get("votes");
        assertThat(votes.values().stream()
                        .map(v -> v.get("commentId").asString() + " "
                                + v.get("value").asString()))
                .containsExactlyInAnyOrder(first + " LIKE", second + " DISLIKE");
    }

    @Test
    void strangersAndTooManyIdsAreRefused() {
        assertThat(NOBODY.get(path).status()).isEqualTo(401);
        assertThat(person(1).get(path + "?commentIds=" + "a,".repeat(101)).status())
                .isEqualTo(400);
        Person ada = person(20);
        PEERS.profileHas(ada.id(), "suspended", true);
        assertThat(ada.get(path).json().get("reason").asString()).isEqualTo("suspended");
    }
}
