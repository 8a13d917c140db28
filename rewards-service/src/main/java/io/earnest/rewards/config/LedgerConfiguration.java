package io.earnest.rewards.config;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.Ids;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.engine.RunningLedger;
import io.earnest.rewards.ledger.mongo.MongoJournal;
import io.earnest.rewards.ledger.mongo.MongoProjections;
import io.earnest.rewards.ledger.mongo.MongoTurns;
import io.earnest.rewards.ledger.store.Projections;
import io.earnest.rewards.log.Headers;
import io.earnest.rewards.log.RunningLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The ledger of this process. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class LedgerConfiguration {

    /**
     * Catches up in the background; until it has, {@link LedgerHealth} keeps the service from being ready. Closed when no
     * request is served any more and before the driver, on which it depends.
     */
    @Bean(destroyMethod = "close")
    Ledger ledger(MongoDatabase database, Projections projections, Clock clock, MeterRegistry meters, RunningLog log) {
        return RunningLedger.start(
                new MeteredJournal(new MongoJournal(database), new BlockMetrics(meters)),
                projections,
                new MongoTurns(database),
                clock,
                LedgerOptions.of("rewards-service/" + Ids.random()),
                new LogGate(log));
    }

    /** Past the ledger's memory, which the log is to be held against. */
    @Bean
    Headers headers(MongoDatabase database) {
        return new JournalHeaders(new MongoJournal(database));
    }

    @Bean
    Projections projections(MongoDatabase database) {
        return new MongoProjections(database);
    }

    @Bean
    LedgerHealth ledgerHealthIndicator(Ledger ledger) {
        return new LedgerHealth(ledger);
    }
}
