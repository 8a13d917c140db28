package io.earnest.chassis.testing;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/** Stores to run one contract on: the pure-Java server in memory, and a real mongod where one is given. */
public final class TestStores {
    /** Connection string of a real replica set; set by {@code ./earnest test}. */
    public static final String REAL_URI = "EARNEST_TEST_MONGODB_URI";

    private static final MongoServer SERVER = new MongoServer(new MemoryBackend());
    private static final InetSocketAddress ADDRESS = SERVER.bind();

    private TestStores() {}

    /** Connection string of the pure-Java server in this process. */
    public static String embeddedUri() {
        return "mongodb://" + ADDRESS.getHostString() + ":" + ADDRESS.getPort() + "/?retryWrites=false";
    }

    /** An empty database on the pure-Java server. */
    public static MongoDatabase embedded() {
        return Embedded.CLIENT.getDatabase(freshName());
    }

    /** An empty database on a real mongod; where none is given the test is reported as skipped, with the reason. */
    public static MongoDatabase real() {
        String uri = System.getenv(REAL_URI);
        Assumptions.assumeTrue(uri != null && !uri.isBlank(), "no real mongod: " + REAL_URI + " is not set");
        return Real.CLIENT.getDatabase(freshName());
    }

    /** A database name that no other test uses. */
    public static String freshName() {
        return "test-" + UUID.randomUUID().toString().substring(0, 18);
    }

    private static MongoClient client(String uri) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .build());
    }

    private static final class Embedded {
        static final MongoClient CLIENT = client(embeddedUri());
    }

    private static final class Real {
        static final MongoClient CLIENT = client(System.getenv(REAL_URI));
    }
}
