package io.earnest.comment.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.problem.ProblemException;
import io.earnest.comment.Clients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ArticlesClientTest {
    private final Articles articles = Clients.bean(Articles.class);

    @AfterEach
    void peersBehaveAgain() {
        Clients.behaveAgain();
    }

    @ParameterizedTest
    @CsvSource({"PUBLISHED, PUBLISHED", "DRAFT, UNPUBLISHED", "PENDING, UNPUBLISHED", "DELETED, DELETED"})
    void itReadsAccountAndStatus(String theirs, Article.Status ours) {
        Clients.answers(200, "{\"id\":\"a\",\"account\":\"archive\",\"status\":\"" + theirs + "\",\"title\":\"T\"}");
        assertThat(articles.now("a")).isEqualTo(new Article("a", "archive", ours, "T"));
    }

    @Test
    void unknownIs404AndGoneIs410() {
        Clients.answers(404, "");
        assertThatThrownBy(() -> articles.now("a"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(404));
        Clients.answers(410, "");
        assertThatThrownBy(() -> articles.now("a"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(410));
    }

    @ParameterizedTest
    @EnumSource(Clients.Outage.class)
    void anOutageIsNeverNotFound(Clients.Outage outage) {
        outage.happens();
        assertThatThrownBy(() -> articles.now("b"))
                .isInstanceOfSatisfying(
                        RemoteUnavailable.class, e -> assertThat(e.provider()).isEqualTo("article-service"));
    }

    @Test
    void aCountThatNobodyWantsIsDroppedAndOneThatNobodyHearsIsNot() {
        Clients.answers(404, "");
        assertThatCode(() -> articles.commentCount("a", 3, 17)).doesNotThrowAnyException();
        Clients.answers(403, "");
        assertThatThrownBy(() -> articles.commentCount("a", 3, 17)).isInstanceOf(RemoteUnavailable.class);
        Clients.Outage.SAYS_503.happens();
        assertThatThrownBy(() -> articles.commentCount("a", 3, 17)).isInstanceOf(RemoteUnavailable.class);
    }
}
