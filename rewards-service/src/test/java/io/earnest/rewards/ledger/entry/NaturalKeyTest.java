package io.earnest.rewards.ledger.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NaturalKeyTest {

    static Stream<NaturalKey> keys() {
        return Stream.of(
                new NaturalKey.SignedUp("ann"),
                new NaturalKey.ArticlePublished("art"),
                new NaturalKey.ArticleRead("art", "ann"),
                new NaturalKey.ArticleRated("art", "ann"),
                new NaturalKey.CommentPosted("com"),
                new NaturalKey.CommentVoted("com", "ann"),
                new NaturalKey.CommentValued("com"),
                new NaturalKey.ReportBought("rep"),
                new NaturalKey.Grant("gift"),
                new NaturalKey.Reversal("comment-voted:com:ann"),
                new NaturalKey.TariffVersion(2),
                new NaturalKey.DayOpened(LocalDate.parse("2026-03-02")));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aKeyIsReadAsItIsWritten(NaturalKey key) {
        assertThat(NaturalKey.parse(key.text())).contains(key);
        CommandId first = CommandId.first(key);
        assertThat(first.text()).isEqualTo(key.text() + "#1");
        assertThat(CommandId.parse(first.text())).contains(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "signed-up:ann:bob",
                "article-read:art",
                "article-read:art:ann:bob",
                "tariff:second",
                "day-opened:yesterday",
                "tip:ann"
            })
    void whatIsNoKeyIsNone(String text) {
        assertThat(NaturalKey.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"signed-up:ann", "signed-up:ann#", "signed-up:ann#0", "signed-up:ann#01", "key#1000000"})
    void whatHasNoAttemptIsNoCommand(String text) {
        assertThat(CommandId.parse(text)).isEmpty();
    }
}
