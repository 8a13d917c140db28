package io.earnest.rewards.support;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;

/** A store as a process of its own, which can be killed and comes back on the same port with the same files. */
public final class StoreProcess implements AutoCloseable {
    private static final int NOT_YET_INITIALIZED = 94;
    private static final String REPLICA_SET = "crashes";

    private final List<String> command;
    private final Path log;
    private final String uri;
    private final int port;
    private final MongoClient client;
    private Process process;

    private StoreProcess(List<String> command, Path folder, int port, String options) {
        this.command = command;
        this.log = folder.resolve("store.log");
        this.port = port;
        this.uri = "mongodb://127.0.0.1:" + port + "/?directConnection=true" + options;
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .build());
    }

    /** The embedded server, as {@code ./earnest up} starts it where there is no mongod. */
    public static StoreProcess embedded(Path folder) {
        int port = freePort();
        return new StoreProcess(
                List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.earnest.embedded.EmbeddedStore",
                        folder.resolve("store.mv").toString(),
                        String.valueOf(port)),
                folder,
                port,
                "&retryWrites=false");
    }

    /** A mongod of its own, a replica set of one; empty where this machine has none. */
    public static Optional<StoreProcess> mongod(Path folder) {
        return binary().map(binary -> {
            int port = freePort();
            return new StoreProcess(
                    List.of(
                            binary.toString(),
                            "--dbpath",
                            folder.toString(),
                            "--port",
                            String.valueOf(port),
                            "--bind_ip",
                            "127.0.0.1",
                            "--nounixsocket",
                            "--replSet",
                            REPLICA_SET,
                            "--oplogSize",
                            "256",
                            "--wiredTigerCacheSizeGB",
                            "0.25"),
                    folder,
                    port,
                    "");
        });
    }

    /** The one on the PATH, else the one that the launcher keeps in the user's cache directory. */
    private static Optional<Path> binary() {
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

    /** Starts it and waits until it takes writes. */
    public StoreProcess start() {
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        RewardsService.await(this::ready);
        return this;
    }

    public String uri() {
        return uri;
    }

    public MongoDatabase database(String name) {
        return client.getDatabase(name);
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private boolean ready() {
        if (!process.isAlive()) {
            throw new AssertionError("the store ended, see " + log);
        }
        MongoDatabase admin = client.getDatabase("admin");
        try {
            // The embedded server knows no "hello".
            if (admin.runCommand(new Document("isMaster", 1)).getBoolean("ismaster", false)) {
                return true;
            }
            admin.runCommand(new Document("replSetGetStatus", 1));
        } catch (MongoCommandException e) {
            if (e.getErrorCode() == NOT_YET_INITIALIZED) {
                List<Document> members = new ArrayList<>();
                members.add(new Document("_id", 0).append("host", "127.0.0.1:" + port));
                admin.runCommand(
                        new Document("replSetInitiate", new Document("_id", REPLICA_SET).append("members", members)));
            }
        } catch (MongoException e) {
            // Not yet up.
        }
        return false;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        client.close();
    }
}
