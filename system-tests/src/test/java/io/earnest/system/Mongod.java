package io.earnest.system;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;

/** A real {@code mongod} of a test's own, a replica set of one, and a look into what the services keep in it. */
final class Mongod {
    private static final int NOT_YET_INITIALIZED = 94;

    final ChildProcess process;
    final int port;
    private final MongoClient client;

    Mongod(Path binary, Path folder, int port) throws IOException {
        this.port = port;
        Path files = Files.createDirectories(folder.resolve("mongod"));
        this.process = new ChildProcess(
                List.of(
                        binary.toString(),
                        "--dbpath",
                        files.toString(),
                        "--port",
                        String.valueOf(port),
                        "--bind_ip",
                        "127.0.0.1",
                        "--nounixsocket",
                        "--replSet",
                        "faults",
                        "--oplogSize",
                        "256",
                        "--wiredTigerCacheSizeGB",
                        "0.25"),
                Map.of(),
                folder.resolve("mongod.log"));
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://127.0.0.1:" + port + "/?directConnection=true"))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .build());
    }

    /** The one on the PATH, else the one that the launcher keeps in the user's cache directory. */
    static Optional<Path> binary() {
        String caches = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(given -> !given.isBlank())
                .orElse(System.getProperty("user.home") + "/.cache");
        Stream<Path> onPath = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "mongod"));
        return Stream.concat(onPath, Stream.of(Path.of(caches, "earnest", "mongod-6.0.5")))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Whether it takes writes; makes it a replica set the first time. */
    boolean ready() {
        MongoDatabase admin = client.getDatabase("admin");
        try {
            if (admin.runCommand(new Document("hello", 1)).getBoolean("isWritablePrimary", false)) {
                return true;
            }
            admin.runCommand(new Document("replSetGetStatus", 1));
        } catch (MongoCommandException e) {
            if (e.getErrorCode() == NOT_YET_INITIALIZED) {
                Document member = new Document("_id", 0).append("host", "127.0.0.1:" + port);
                admin.runCommand(new Document(
                        "replSetInitiate", new Document("_id", "faults").append("members", List.of(member))));
            }
        } catch (MongoException e) {
            // Not yet up.
        }
        return false;
    }

    MongoCollection<Document> collection(Part service, String name) {
        return database(service).getCollection(name);
    }

    /** What is still owed or undecided anywhere, a line each; a few at most. */
    List<String> owed() {
        List<String> owed = new ArrayList<>();
        for (Part service : List.of(Part.ARTICLE, Part.COMMENT, Part.PROFILE)) {
            for (String name : database(service).listCollectionNames()) {
                for (Document found : collection(service, name)
                        .find(Filters.or(
                                Filters.exists("intent"),
                                Filters.eq("status", "PENDING"),
                                Filters.eq("payment.state", "PENDING"),
                                Filters.eq("booking.state", "PENDING")))
                        .limit(5)) {
                    if (found.get("intent") != null || found.toJson().contains("\"PENDING\"")) {
                        owed.add(service.module() + " " + name + " " + found.get("_id") + " " + found.get("intent"));
                    }
                }
            }
        }
        return owed;
    }

    private MongoDatabase database(Part service) {
        return client.getDatabase("earnest-" + service.shortName());
    }
}
