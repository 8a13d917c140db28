package io.earnest.chassis.testing;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.earnest.embedded.EmbeddedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * Stores to run one contract on: the embedded server that {@code ./earnest} starts, a real mongod where one is given, and one
 * in a container where a Docker daemon answers. {@link StoresUsed} notes which of them tests ran on, and why not on the others.
 */
public final class TestStores {
    /** Connection string of a real replica set; set by {@code ./earnest test}. */
    public static final String REAL_URI = "EARNEST_TEST_MONGODB_URI";

    private static final String IMAGE = "mongo:8.0.32";

    private TestStores() {}

    /** Connection string of the embedded server in this process. */
    public static String embeddedUri() {
        return Embedded.STORE.uri() + "?retryWrites=false";
    }

    /** An empty database on the embedded server. */
    public static MongoDatabase embedded() {
        StoresUsed.embedded();
        return Embedded.CLIENT.getDatabase(freshName());
    }

    /** An empty database on a real mongod; where none is given the test is reported as skipped, with the reason. */
    public static MongoDatabase real() {
        String reason = "no real mongod: " + REAL_URI + " is not set";
        if (realUri() == null) {
            StoresUsed.noMongod(reason);
        }
        Assumptions.assumeTrue(realUri() != null, reason);
        StoresUsed.mongod(Real.VERSION);
        return Real.CLIENT.getDatabase(freshName());
    }

    /** An empty database on a mongod in a container; without Docker the test is reported as skipped, with the reason. */
    public static MongoDatabase container() {
        String reason = "no Docker daemon answers";
        if (!Docker.AVAILABLE) {
            StoresUsed.noContainer(reason);
        }
        Assumptions.assumeTrue(Docker.AVAILABLE, reason);
        StoresUsed.container(IMAGE);
        return Container.CLIENT.getDatabase(freshName());
    }

    /** Connection string of the real mongod, if one is given. */
    public static @Nullable String realUri() {
        String uri = System.getenv(REAL_URI);
        return uri == null || uri.isBlank() ? null : uri;
    }

    /** The real mongod if one is given, else the embedded server: for tests of a whole service. */
    public static String realOrEmbeddedUri() {
        String uri = realUri();
        return uri == null ? embeddedUri() : uri;
    }

    /** A database name that no other test uses. */
    public static String freshName() {
        return "test-" + UUID.randomUUID().toString().substring(0, 18);
    }

    private static MongoClient client(String uri) {
        MongoClientSettings.Builder settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true));
        QueryPlans.watch(settings);
        return MongoClients.create(settings.build());
    }

    private static final class Embedded {
        static final EmbeddedStore STORE = start();
        static final MongoClient CLIENT = client(embeddedUri());

        private static EmbeddedStore start() {
            try {
                Path folder = Files.createTempDirectory("earnest-test-store-");
                EmbeddedStore store = EmbeddedStore.start(folder.resolve("store.mv"), 0, Throwable::printStackTrace);
                Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                    store.close();
                    folder.resolve("store.mv").toFile().delete();
                    folder.toFile().delete();
                }));
                return store;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Real {
        static final MongoClient CLIENT = client(String.valueOf(realUri()));
        static final String VERSION = CLIENT.getDatabase("admin")
                .runCommand(new Document("buildInfo", 1))
                .getString("version");
    }

    private static final class Docker {
        static final boolean AVAILABLE = DockerClientFactory.instance().isDockerAvailable();
    }

    private static final class Container {
        private static final MongoDBContainer CONTAINER = new MongoDBContainer(IMAGE).withReplicaSet();
        static final MongoClient CLIENT = start();

        private static MongoClient start() {
            CONTAINER.start();
            return client(CONTAINER.getReplicaSetUrl());
        }
    }
}
