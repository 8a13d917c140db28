package io.earnest.article.search;

import com.mongodb.MongoException;
import io.earnest.article.article.Article;
import io.earnest.article.article.ArticleChanges;
import io.earnest.article.article.ArticleChanges.Change;
import io.earnest.article.article.ArticleChanges.Found;
import io.earnest.article.markdown.PlainText;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an index hold what the store holds. Mostly it asks for the articles that changed since it last looked, and looks
 * back a little further each time, as clocks differ and writes take time; now and then it compares everything, which
 * finds what came up later than that, and also builds an index that is empty. For one thread.
 */
final class Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final int BATCH = 200;

    private final ArticleChanges articles;
    private final SearchIndex index;
    private final Clock clock;
    private final Duration overlap;
    private final Counter skipped;
    /** Places that were looked at already, as far back as is looked again. */
    private final TreeSet<String> seen = new TreeSet<>();

    private Instant from = Instant.EPOCH;

    /**
     * Follows the store with this index.
     *
     * @param overlap how far back it looks each time
     * @param skipped counts the articles that can't be read, each time that one is met
     */
    Follower(ArticleChanges articles, SearchIndex index, Clock clock, Duration overlap, Counter skipped) {
        this.articles = articles;
        this.index = index;
        this.clock = clock;
        this.overlap = overlap;
        this.skipped = skipped;
    }

    /**
     * Compares the whole index with the store and makes it the same.
     *
     * @param stopping ends the work early, which loses nothing
     * @return how many articles had to be taken in or out
     */
    int compare(BooleanSupplier stopping) throws IOException {
        Instant began = clock.instant();
        index.refresh();
        Set<String> published = new HashSet<>();
        int changed = 0;
        String last = null;
        Found batch;
        do {
            if (stopping.getAsBoolean()) {
                return changed;
            }
            batch = articles.published(last, BATCH);
            for (Article article : batch.articles().values()) {
                published.add(article.id());
                changed += take(article) ? 1 : 0;
            }
            batch.unreadable().forEach(this::skipped);
            last = batch.last();
        } while (batch.size() == BATCH);
        for (String gone : index.others(published)) {
            index.remove(gone);
            changed++;
        }
        index.refresh();
        if (from.equals(Instant.EPOCH)) {
            from = began.minus(overlap);
        }
        return changed;
    }

    /**
     * Takes in what changed since the last time.
     *
     * @return whether anything did
     */
    boolean catchUp() throws IOException {
        Instant now = clock.instant();
        String place = Change.from(from);
        boolean changed = false;
        Instant newest = from.plus(overlap);
        List<Change> batch;
        do {
            batch = articles.since(place, BATCH);
            List<Change> fresh =
                    batch.stream().filter(c -> !seen.contains(c.place())).toList();
            changed |= !fresh.isEmpty();
            take(fresh);
            // Only now: what a store that went away kept from being taken in must come up again.
            fresh.forEach(change -> seen.add(change.place()));
            if (!batch.isEmpty()) {
                place = batch.getLast().place() + " ";
                newest = later(newest, batch.getLast().at());
            }
        } while (batch.size() == BATCH);
        if (changed) {
            index.refresh();
        }
        // A writer whose clock is ahead must not make this one overlook the others.
        from = earlier(newest, now).minus(overlap);
        seen.headSet(Change.from(from)).clear();
        return changed;
    }

    private void take(List<Change> changes) throws IOException {
        List<String> ids = changes.stream().map(Change::article).toList();
        Found found = articles.publishedOf(ids);
        found.unreadable().forEach(this::skipped);
        for (String id : ids) {
            Article article = found.articles().get(id);
            if (article == null) {
                index.remove(id);
            } else {
                take(article);
            }
        }
    }

    /** Whether the article's words had to be taken in. One that can't be is no longer found, and comes up again when compared. */
    private boolean take(Article article) throws IOException {
        try {
            return taken(article);
        } catch (MongoException | AlreadyClosedException e) {
            throw e;
        } catch (RuntimeException e) {
            skipped(article.id(), e.toString());
            index.remove(article.id());
            return false;
        }
    }

    private boolean taken(Article article) throws IOException {
        Optional<String> mark = index.mark(article.id());
        if (mark.isPresent() && mark.get().equals(Fields.mark(article))) {
            index.recount(article);
            return false;
        }
        Optional<String> html = articles.html(article);
        if (html.isEmpty()) {
            // Changed since it was read: the change itself comes up next time.
            return false;
        }
        index.put(article, PlainText.of(html.get()).strip().replaceAll("\\s+", " "));
        return true;
    }

    private void skipped(String article, String why) {
        skipped.increment();
        LOG.error("the article {} can't be read, and is not found by searches: {}", article, why);
    }

    private static Instant later(Instant a, @Nullable Instant b) {
        return b == null || a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
