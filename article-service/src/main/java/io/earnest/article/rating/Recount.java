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
     * @throws IllegalStateException where the others were faster each time; whoever owes the count tries again later
     */
    void of(String article) {
        ReentrantLock turn = turns[Math.floorMod(article.hashCode(), STRIPES)];
        turn.lock();
        try {
            Writes.retried("the ratings of " + article, () -> once(article));
        } finally {
            turn.unlock();
        }
    }

    /** Empty where others counted meanwhile. */
    private Optional<String> once(String id) {
        Optional<Article> article = articles.find(id);
        boolean done = article.isEmpty() || articles.setRatings(article.get(), ratings.pluses(id), ratings.minuses(id));
        return done ? Optional.of(id) : Optional.empty();
    }
}
