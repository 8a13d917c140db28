package io.earnest.article.tariff;

import com.mongodb.MongoException;
import io.earnest.article.tariff.TariffClient.Reading;
import io.earnest.article.tariff.TariffClient.Tariff;
import io.earnest.chassis.background.BackgroundService;
import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The rules of reading in force: asked for again and again, so that no reader waits for them. While rewards-service does not
 * answer those known last hold, over a restart too. What runs keeps the rules that it started under.
 */
@Component
public class CurrentRules extends BackgroundService {
    private static final Logger LOG = LoggerFactory.getLogger(CurrentRules.class);
    private static final Peer TARIFF = new Peer("rewards-service", "tariff");

    private final TariffClient client;
    private final Remote remote;
    private final KnownRulesStore store;
    private final Duration every;
    private volatile ReadingRules rules = ReadingRules.FIRST;

    CurrentRules(
            TariffClient client,
            Remote remote,
            KnownRulesStore store,
            @Value("${earnest.tariff.every}") Duration every) {
        super(Thread.ofVirtual().name("tariff"));
        this.client = client;
        this.remote = remote;
        this.store = store;
        this.every = every;
    }

    public ReadingRules now() {
        return rules;
    }

    @Override
    protected void run() throws InterruptedException {
        recall();
        do {
            try {
                ask();
            } catch (RuntimeException e) {
                LOG.error("the tariff could not be taken in", e);
            }
        } while (!isStoppedWithin(every));
    }

    /** What was told before this process was started. */
    private void recall() {
        try {
            store.find().ifPresent(known -> rules = known);
        } catch (MongoException e) {
            LOG.warn("the tariff that was known last can't be read: {}", e.getMessage());
        }
    }

    /** Takes in what rewards-service says now. */
    void ask() {
        try {
            ReadingRules told = fetched();
            if (!told.equals(rules)) {
                LOG.info("reading goes by tariff {}: {}", told.version(), told);
                rules = told;
                store.keep(told);
            }
        } catch (RemoteUnavailable e) {
            LOG.debug("the tariff is not told, the one known last holds: {}", e.getMessage());
        } catch (RemoteRefused | IllegalArgumentException e) {
            LOG.error("the tariff can't be used, the one known last holds: {}", e.getMessage());
        } catch (MongoException e) {
            LOG.warn("the tariff could not be kept: {}", e.getMessage());
        }
    }

    /**
     * What rewards-service says.
     *
     * @throws IllegalArgumentException if that is no tariff by which one could read
     */
    ReadingRules fetched() {
        Tariff tariff = remote.repeatable(TARIFF, client::inForce);
        Reading reading = tariff == null ? null : tariff.reading();
        if (reading == null) {
            throw new IllegalArgumentException("a tariff without its rules of reading");
        }
        return new ReadingRules(
                tariff.version(),
                reading.minimumSeconds(),
                reading.requiredWordsPerMinute(),
                reading.shownWordsPerMinute());
    }
}
