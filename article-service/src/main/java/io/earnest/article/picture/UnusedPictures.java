package io.earnest.article.picture;

import com.mongodb.MongoException;
import io.earnest.article.article.ArticleStore;
import io.earnest.chassis.background.BackgroundService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Gives up pictures that no article has shown for a week. Each process looks; what one has taken away the others don't find. */
@Component
class UnusedPictures extends BackgroundService {
    private static final Logger LOG = LoggerFactory.getLogger(UnusedPictures.class);
    private static final int AT_ONCE = 100;

    private final PictureStore pictures;
    private final ArticleStore articles;
    private final Clock clock;
    private final Duration every;

    UnusedPictures(
            PictureStore pictures,
            ArticleStore articles,
            Clock clock,
            @Value("${earnest.pictures.look-every}") Duration every) {
        super(Thread.ofVirtual().name("unused-pictures"));
        this.pictures = pictures;
        this.articles = articles;
        this.clock = clock;
        this.every = every;
    }

    @Override
    protected void run() throws InterruptedException {
        while (!isStoppedWithin(every)) {
            try {
                List<Picture> due = pictures.due(clock.instant(), AT_ONCE);
                while (!due.isEmpty() && !isStopping()) {
                    due.forEach(this::look);
                    due = pictures.due(clock.instant(), AT_ONCE);
                }
            } catch (MongoException e) {
                LOG.warn("unused pictures are looked for again later: {}", e.toString());
            }
        }
    }

    private void look(Picture picture) {
        Instant now = clock.instant();
        if (picture.ready() && articles.shows(picture.id())) {
            pictures.used(picture.id(), now.plus(Pictures.GRACE));
        } else if (picture.unusedSince() == null) {
            pictures.unused(picture.id(), now, Pictures.GRACE);
        } else {
            pictures.remove(picture);
        }
    }
}
