package io.earnest.article.readinglist;

import com.mongodb.MongoException;
import io.earnest.article.profile.Profile;
import io.earnest.article.profile.Profiles;
import io.earnest.chassis.background.BackgroundService;
import io.earnest.chassis.call.RemoteUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Lets the lists of deleted accounts go. Nobody tells this service of a deletion, so it asks: for each who has a list, once in
 * a while.
 */
@Component
class ForgottenLists extends BackgroundService {
    private static final Logger LOG = LoggerFactory.getLogger(ForgottenLists.class);
    private static final int BATCH = 100;

    private final ReadingListStore store;
    private final Profiles profiles;
    private final Duration every;

    ForgottenLists(
            ReadingListStore store, Profiles profiles, @Value("${earnest.reading-list.sweep-every}") Duration every) {
        super(Thread.ofVirtual().name("reading-lists"));
        this.store = store;
        this.profiles = profiles;
        this.every = every;
    }

    @Override
    protected void run() throws InterruptedException {
        while (!isStoppedWithin(every)) {
            try {
                sweep();
            } catch (RemoteUnavailable | MongoException e) {
                LOG.info("lists of deleted accounts wait: {}", e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("lists of deleted accounts could not be looked for", e);
            }
        }
    }

    /** Looks once at everybody who has a list. */
    void sweep() {
        Optional<String> reader = store.readerBehind("");
        while (reader.isPresent() && !isStopping()) {
            List<String> batch = new ArrayList<>();
            for (; reader.isPresent() && batch.size() < BATCH; reader = store.readerBehind(reader.get())) {
                batch.add(reader.get());
            }
            profiles.all(batch).stream().filter(Profile::deleted).forEach(profile -> store.forget(profile.id()));
        }
    }
}
