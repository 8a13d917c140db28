package io.earnest.article.search;

import io.earnest.article.article.ArticleChanges;
import io.earnest.article.markdown.Markdown;
import io.earnest.chassis.background.BackgroundService;
import io.earnest.chassis.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Keeps this process's index: builds it behind the start, so that nothing waits for it, follows the store, and begins
 * anew where something went wrong.
 */
@Component
@EnableConfigurationProperties(SearchProperties.class)
class IndexKeeper extends BackgroundService {
    private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(30);
    private static final Duration AGAIN_AFTER_FAILURE = Duration.ofSeconds(5);

    private final SearchProperties properties;
    private final ArticleChanges articles;
    private final Clock clock;
    private final Counter skipped;
    private volatile @Nullable SearchIndex ready;
    private volatile Instant upToDateAt;
    private volatile long bytes;

    IndexKeeper(SearchProperties properties, ArticleChanges articles, Clock clock, MeterRegistry meters) {
        super(Thread.ofPlatform().name("search-index").daemon());
        this.properties = properties;
        this.articles = articles;
        this.clock = clock;
        this.upToDateAt = clock.instant();
        this.skipped = meters.counter("earnest.search.skipped");
        meters.gauge("earnest.search.documents", this, IndexKeeper::documents);
        meters.gauge("earnest.search.index.bytes", this, k -> k.bytes);
        meters.gauge("earnest.search.lag.seconds", this, IndexKeeper::lagSeconds);
    }

    /**
     * Looks into the index.
     *
     * @throws io.earnest.chassis.problem.ProblemException 503 {@code search-not-ready} until it is built
     */
    <T> T with(SearchIndex.Searching<T> search) {
        SearchIndex index = ready;
        if (index == null) {
            throw notReady();
        }
        try {
            return index.with(search);
        } catch (AlreadyClosedException e) {
            throw notReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuntimeException notReady() {
        return Problem.of("search-not-ready", 503, "The search is not ready")
                .detail("The index is being built. Try again in a few seconds; lists without q answer meanwhile.")
                .exception();
    }

    @Override
    protected void run() throws InterruptedException {
        boolean temporary = properties.directory().isBlank();
        try {
            Path folder = temporary ? Files.createTempDirectory("earnest-search-") : Path.of(properties.directory());
            boolean failed = false;
            do {
                failed = !keep(folder, failed);
            } while (!isStoppedWithin(AGAIN_AFTER_FAILURE));
            if (temporary) {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            LOG.error("there is no folder for the search index: searches are answered 503", e);
        }
    }

    /**
     * Keeps one index up to date until this ends or the index fails.
     *
     * @param anew whether to begin with an empty one: what was kept of one that failed may fail again
     * @return whether it did not fail
     */
    private boolean keep(Path folder, boolean anew) throws InterruptedException {
        SearchIndex index = null;
        try {
            String version = Fields.VERSION + "." + Markdown.VERSION;
            index = anew ? SearchIndex.anew(folder, version) : SearchIndex.open(folder, version);
            follow(index);
            ready = null;
            index.close();
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.error("the search index in {} failed and is begun anew", folder, e);
            ready = null;
            if (index != null) {
                index.abandon();
            }
            return false;
        }
    }

    private void follow(SearchIndex index) throws IOException, InterruptedException {
        Follower follower = new Follower(articles, index, clock, properties.overlap(), skipped);
        long comparedAt = 0;
        long committedAt = System.nanoTime();
        boolean compared = false;
        boolean dirty = false;
        do {
            try {
                if (!compared || isOver(comparedAt, properties.compareEvery())) {
                    dirty |= compare(follower, index, !compared);
                    compared = !isStopping();
                    comparedAt = System.nanoTime();
                }
                dirty |= follower.catchUp();
                upToDateAt = clock.instant();
            } catch (IOException | AlreadyClosedException e) {
                throw e;
            } catch (RuntimeException e) {
                // The store is away: what is known of it can be searched, and the rest comes with it.
                LOG.warn("the search index can't follow the store now: {}", e.toString());
            }
            if (dirty && isOver(committedAt, COMMIT_EVERY)) {
                index.commit();
                bytes = index.bytes();
                committedAt = System.nanoTime();
                dirty = false;
            }
        } while (!isStoppedWithin(properties.pollEvery()));
    }

    private boolean compare(Follower follower, SearchIndex index, boolean first) throws IOException {
        long began = System.nanoTime();
        int changed = follower.compare(this::isStopping);
        if (first && !isStopping()) {
            index.commit();
            bytes = index.bytes();
            ready = index;
            LOG.info(
                    "the search index is ready: {} articles, {} of them taken in or out, {} ms",
                    index.documents(),
                    changed,
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        } else if (changed > 0) {
            LOG.warn("the search index had overlooked {} changes", changed);
        }
        return changed > 0;
    }

    private static boolean isOver(long sinceNanos, Duration time) {
        return System.nanoTime() - sinceNanos >= time.toNanos();
    }

    private double documents() {
        SearchIndex index = ready;
        try {
            return index == null ? 0 : index.documents();
        } catch (IOException | AlreadyClosedException e) {
            return 0;
        }
    }

    private double lagSeconds() {
        return Duration.between(upToDateAt, clock.instant()).toMillis() / 1000.0;
    }
}
