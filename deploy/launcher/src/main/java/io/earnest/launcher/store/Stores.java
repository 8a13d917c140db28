package io.earnest.launcher.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import io.earnest.embedded.EmbeddedStore;
import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import io.earnest.launcher.system.DataDirectory;
import io.earnest.launcher.system.Java;
import io.earnest.launcher.system.Ports;
import io.earnest.launcher.system.ProcessRecords;
import io.earnest.launcher.system.RotatingLog;
import io.earnest.launcher.system.Supervised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Starts the chosen store on a data directory. */
public final class Stores {
    private final DataDirectory data;
    private final ProcessRecords records;
    private final Console console;

    public Stores(DataDirectory data, ProcessRecords records, Console console) {
        this.data = data;
        this.records = records;
        this.console = console;
    }

    /** Starts it; {@link Store#awaitReady()} tells when it answers. */
    public Store start(StoreChoice choice) {
        return switch (choice) {
            case StoreChoice.Running running -> running(running.uri());
            case StoreChoice.OwnMongod mongod -> mongod(mongod);
            case StoreChoice.Embedded embedded -> embedded();
        };
    }

    /** Refuses a store that somebody else should be running and that does not answer. */
    public static void check(StoreChoice choice) {
        if (choice instanceof StoreChoice.Running running) {
            running(running.uri());
        }
    }

    private static Store running(String uri) {
        ConnectionString address;
        try {
            address = new ConnectionString(uri);
        } catch (IllegalArgumentException e) {
            throw new Refusal("The store's address can't be read: " + e.getMessage(), e);
        }
        String hosts = String.join(", ", address.getHosts());
        try {
            MongoAdmin.ping(uri);
        } catch (MongoException e) {
            throw new Refusal("No MongoDB answers at " + hosts + ": " + MongoAdmin.reason(e), e);
        }
        return new Store(uri, "MongoDB at " + hosts, Optional.empty());
    }

    private Store mongod(StoreChoice.OwnMongod choice) {
        Path files = folder("mongod");
        int port = sameAsBefore();
        String host = "127.0.0.1:" + port;
        List<String> command = List.of(
                choice.binary().toString(),
                "--dbpath",
                files.toString(),
                "--port",
                String.valueOf(port),
                "--bind_ip",
                "127.0.0.1",
                "--nounixsocket",
                "--replSet",
                MongoAdmin.REPLICA_SET,
                "--oplogSize",
                "256",
                "--wiredTigerCacheSizeGB",
                "0.25");
        Supervised supervised = supervise("mongod", command, () -> MongoAdmin.primary(host));
        String uri = "mongodb://" + host + "/?replicaSet=" + MongoAdmin.REPLICA_SET;
        return new Store(uri, "mongod " + choice.origin() + ", data in " + files, Optional.of(supervised));
    }

    private Store embedded() {
        console.say("The store is the embedded server: slower than a mongod, which it takes where one is on the PATH");
        int port = Ports.unused(1).getFirst();
        Path folder = folder("embedded");
        if (Files.exists(folder.resolve("earnest.h2"))) {
            throw new Refusal("The data in " + folder
                    + " is in the form of an earlier build, which this one can't read: choose another --data");
        }
        Path file = folder.resolve("earnest.mv");
        List<String> command = List.of(
                Java.command(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedStore.class.getName(),
                file.toString(),
                String.valueOf(port));
        String uri = "mongodb://127.0.0.1:" + port + "/";
        Supervised supervised = supervise("embedded-store", command, () -> MongoAdmin.answers(uri));
        return new Store(uri, "the embedded server, data in " + file, Optional.of(supervised));
    }

    private Supervised supervise(String name, List<String> command, BooleanSupplier ready) {
        RotatingLog log = new RotatingLog(data.file("logs/" + name + ".log"));
        Supervised supervised =
                new Supervised(new Supervised.Program(name, command, Map.of(), log, ready), records, console);
        supervised.start();
        return supervised;
    }

    /** A replica set knows itself by host and port: it keeps the port that it was born with as long as that is free. */
    private int sameAsBefore() {
        String kept = Optional.ofNullable(data.read("mongod-port")).orElse("").strip();
        if (kept.matches("\\d{4,5}") && Ports.free(Integer.parseInt(kept))) {
            return Integer.parseInt(kept);
        }
        int port = Ports.unused(1).getFirst();
        data.write("mongod-port", port + "\n");
        return port;
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(data.file(name));
        } catch (IOException e) {
            throw new Refusal(data.file(name) + " can't be made: " + e.getMessage(), e);
        }
    }
}
