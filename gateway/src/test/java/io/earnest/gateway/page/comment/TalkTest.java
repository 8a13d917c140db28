package io.earnest.gateway.page.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TalkTest {
    @Test
    void longCommentsTakeMoreRoomAndNoTalkTakesNone() {
        assertThat(new Talk(List.of(), null, null, 0).characters()).isPositive();
        assertThat(talk(20, "x".repeat(5_000)).characters()).isBetween(100_000, 120_000);
        assertThat(talk(20, null).characters()).isLessThan(20_000);
    }

    private static Talk talk(int comments, String html) {
        Comment comment =
                new Comment("c", "a", null, null, null, 1, html, Instant.EPOCH, null, html == null, 0L, 0L, 0L);
        return new Talk(Collections.nCopies(comments, comment), null, null, comments);
    }
}
