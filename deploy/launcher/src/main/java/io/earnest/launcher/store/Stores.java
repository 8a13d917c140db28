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
import io.earnest.launcher.system.Supervised;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Starts the chosen store on a data directory. */
public final class Stores {
    private static final String MONGOD_PORT = "mongod-port";

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
        String whom = address.getCredential() == null ? ", which whoever reaches it can read" : "";
        String name = hosts.replaceAll("[^A-Za-z0-9.-]+", "_");
        return new Store(uri, Map.of(), name, "MongoDB at " + hosts + whom, Optional.empty());
    }

    private Store mongod(StoreChoice.OwnMongod choice) {
        MongodAccounts accounts = new MongodAccounts(data);
        accounts.create();
        Path files = data.folder("mongod");
        int port = sameAsBefore();
        String host = MongodReadiness.host(port);
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
                "--keyFile",
                accounts.keyFile().toString(),
                // Without accounts nobody gets in, instead of everybody on this machine.
                "--setParameter",
                "enableLocalhostAuthBypass=false",
                // The least there may be: nobody guesses random passwords, and every connection would pay for more.
                "--setParameter",
                "scramSHA256IterationCount=5000",
                "--oplogSize",
                "256",
                "--wiredTigerCacheSizeGB",
                "0.25");
        Supervised supervised = supervise("mongod", command, new MongodReadiness(port, accounts)::ready);
        return new Store(
                accounts.administrator(host).orElseThrow(),
                accounts.services(host),
                "mongod",
                "mongod " + choice.origin() + ", data in " + files + "; each service enters its own database alone",
                Optional.of(supervised));
    }

    /** The address of all that the mongod holds which another process runs on the data directory, if one does. */
    public static Optional<String> ofRunningMongod(DataDirectory data) {
        String port = read(data, MONGOD_PORT);
        if (!StoreFinder.keptByMongod(data) || port.isEmpty()) {
            return Optional.empty();
        }
        String host = MongodReadiness.host(Integer.parseInt(port));
        // A build that knew no accounts may have started it.
        return new MongodAccounts(data)
                .administrator(host)
                .or(() -> Optional.of("mongodb://" + host + "/?replicaSet=" + MongoAdmin.REPLICA_SET));
    }

    private Store embedded() {
        console.say("The store is the embedded server: slower than a mongod, which it takes where one is on the PATH");
        int port = Ports.unused(1).getFirst();
        Path folder = data.folder("embedded");
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
        String whom = EmbeddedStore.knowsItsCallers()
                ? "; it answers programs of this user alone"
                : "; every user of this machine can read it, as it knows no accounts";
        return new Store(
                uri, Map.of(), "embedded", "the embedded server, data in " + file + whom, Optional.of(supervised));
    }

    private Supervised supervise(String name, List<String> command, BooleanSupplier ready) {
        Supervised supervised = new Supervised(
                new Supervised.Program(name, command, Map.of(), data.log(name), ready), records, console);
        supervised.start();
        return supervised;
    }

    /** A replica set knows itself by host and port: it keeps the port that it was born with as long as that is free. */
    private int sameAsBefore() {
        String kept = read(data, MONGOD_PORT);
        if (kept.matches("\\d{4,5}") && Ports.free(Integer.parseInt(kept))) {
            return Integer.parseInt(kept);
        }
        int port = Ports.unused(1).getFirst();
        data.write(MONGOD_PORT, port + "\n");
        return port;
    }

    private static String read(DataDirectory data, String name) {
        return Optional.ofNullable(data.read(name)).orElse("").strip();
    }
}
