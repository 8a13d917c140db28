package io.earnest.article.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import io.earnest.article.article.Article;
import io.earnest.article.article.ArticleStore;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecountTest {
    private final ArticleStore articles = mock(ArticleStore.class);
    private final Recount recount = new Recount(articles, mock(RatingStore.class));

    @Test
    void whoIsOvertakenEachTimeGivesUp() {
        AtomicInteger tries = new AtomicInteger();
        doReturn(Optional.of(mock(Article.class))).when(articles).find("a");
        doAnswer(call -> {
                    assertThat(tries.incrementAndGet()).isLessThan(10_000);
                    return false;
                })
                .when(articles)
                .setRatings(any(), anyLong(), anyLong());
        assertThatIllegalStateException()
                .isThrownBy(() -> recount.of("a"))
                .withMessageContaining("faster than it can be written");
        assertThat(tries).hasPositiveValue();
    }
}
