package io.earnest.article.rating;

import io.earnest.article.article.Article;
import io.earnest.article.article.ArticleStore;
import io.earnest.chassis.store.Writes;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Counts an article's ratings. The number is written only if no other count was written since this one began, so that
 * whoever counts last has seen every rating that was there before.
 */
@Component
class Recount {
    private static final int STRIPES = 64;

    private final ArticleStore articles;
    private final RatingStore ratings;
    /** Within one process counts take turns; against other processes only the version helps. */
    private final ReentrantLock[] turns =
            IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    Recount(ArticleStore articles, RatingStore ratings) {
        this.articles = articles;
        this.ratings = ratings;
    }

    /**
     * Counts until a count was written that nobody overtook.
     *
     * @return the pluses counted; 0 where there is no such article
     * @throws IllegalStateException where the others were faster each time; whoever owes the count tries again later
     */
    int of(String article) {
        ReentrantLock turn = turns[Math.floorMod(article.hashCode(), STRIPES)];
        turn.lock();
        try {
            return Writes.retried("the ratings of " + article, () -> once(article));
        } finally {
            turn.unlock();
        }
    }

    /** Empty where others counted meanwhile. */
    private Optional<Integer> once(String id) {
        Optional<Article> article = articles.find(id);
        if (article.isEmpty()) {
            return Optional.of(0);
        }
        long pluses = ratings.pluses(id);
        return articles.setRatings(article.get(), pluses, ratings.minuses(id))
                ? Optional.of(Math.toIntExact(pluses))
                : Optional.empty();
    }
}
