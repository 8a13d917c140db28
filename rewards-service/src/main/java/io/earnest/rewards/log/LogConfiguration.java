package io.earnest.rewards.log;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.token.Ed25519;
import io.earnest.chassis.token.Pem;
import io.earnest.rewards.log.note.NoteSigner;
import io.earnest.rewards.log.tree.Tiles;
import io.earnest.rewards.log.witness.WitnessClient;
import io.earnest.rewards.log.witness.WitnessPolicy;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The log of this process, if it has a key. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(LogConfiguration.class);

    /** Closed behind the ledger, which depends on it, and before the driver. */
    @Bean(destroyMethod = "close")
    RunningLog transparencyLog(
            LogProperties properties, MongoDatabase database, Headers headers, Clock clock, MeterRegistry meters) {
        Path keyFile = properties.keyFile();
        if (keyFile == null) {
            LOG.warn("EARNEST_LEDGER_LOG_KEY_FILE names no key: the ledger is not published as a transparency log");
            return new NoLog();
        }
        PublishedLog log = log(properties, keyFile, database, headers, clock, meters);
        log.start();
        return log;
    }

    /** The log that these settings describe; not started. */
    static PublishedLog log(
            LogProperties properties,
            Path keyFile,
            MongoDatabase database,
            Headers headers,
            Clock clock,
            MeterRegistry meters) {
        String origin = properties.origin();
        List<NoteSigner> signers = Pem.privateKeys(keyFile, Ed25519.ALGORITHM).stream()
                .map(key -> new NoteSigner(origin, key))
                .toList();
        Path policyFile = properties.policyFile();
        WitnessPolicy policy = policyFile == null ? WitnessPolicy.NONE : WitnessPolicy.read(policyFile);
        Tiles tiles = new Tiles(new MongoTiles(database, origin));
        Growth growth = new Growth(headers, tiles);
        LogKeys keys = new LogKeys(database, origin, signers, clock);
        MongoCheckpoints checkpoints = new MongoCheckpoints(database, origin);
        StateFile file = new StateFile(properties.stateFile());
        Witnesses witnesses = new Witnesses(
                policy,
                new WitnessClient(properties.witnessTimeout()),
                checkpoints,
                tiles,
                headers,
                keys,
                origin,
                new WitnessMetrics(meters));
        PublishedLog log = new PublishedLog(
                origin,
                checkpoints,
                tiles,
                keys,
                new Publisher(checkpoints, growth, keys, file, origin, clock),
                new PublishedMemory(headers, growth),
                file,
                witnesses,
                properties.every());
        LogMetrics.register(log, witnesses, meters);
        return log;
    }
}
