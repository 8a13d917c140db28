package io.earnest.launcher.backup;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.LinkedHashMap;
import java.util.Map;

/** Connections to all databases; those at one address share theirs. */
final class Clients implements AutoCloseable {
    private final Addresses addresses;
    private final Map<String, MongoClient> byUri = new LinkedHashMap<>();

    Clients(Addresses addresses) {
        this.addresses = addresses;
        for (String database : Databases.ALL) {
            byUri.computeIfAbsent(addresses.of(database), MongoClients::create);
        }
    }

    MongoDatabase database(String name) {
        return of(name).getDatabase(name);
    }

    MongoClient of(String database) {
        MongoClient client = byUri.get(addresses.of(database));
        if (client == null) {
            throw new IllegalStateException("no connection to " + database);
        }
        return client;
    }

    /** Whether no one snapshot spans them. */
    boolean several() {
        return addresses.several();
    }

    @Override
    public void close() {
        byUri.values().forEach(MongoClient::close);
    }
}
