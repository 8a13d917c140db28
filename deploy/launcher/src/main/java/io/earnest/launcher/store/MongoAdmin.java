package io.earnest.launcher.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** The few administrative commands that a local store needs. */
final class MongoAdmin {
    static final String REPLICA_SET = "earnest";
    private static final int NOT_YET_INITIALIZED = 94;
    /** It elects itself within some tens of milliseconds. */
    private static final int MOMENTS = 40;

    private static final int MOMENT_MILLIS = 25;

    private MongoAdmin() {}

    /** Asks a store for a sign of life, within five seconds. */
    static void ping(String uri) {
        try (MongoClient client = client(uri, 5)) {
            admin(client).runCommand(new Document("ping", 1));
        }
    }

    static boolean answers(String uri) {
        try (MongoClient client = client(uri, 1)) {
            admin(client).runCommand(new Document("ping", 1));
            return true;
        } catch (MongoException e) {
            return false;
        }
    }

    /**
     * Whether the mongod takes writes, waited for a moment; makes it a replica set of one on the way.
     *
     * @param member a connection to it that may do everything
     * @param host by which it knows itself
     */
    static boolean becomesPrimary(MongoClient member, String host) throws InterruptedException {
        MongoDatabase admin = admin(member);
        if (primary(admin)) {
            return true;
        }
        becomeAlone(admin, host);
        for (int i = 0; i < MOMENTS; i++) {
            TimeUnit.MILLISECONDS.sleep(MOMENT_MILLIS);
            if (primary(admin)) {
                return true;
            }
        }
        return false;
    }

    private static boolean primary(MongoDatabase admin) {
        return admin.runCommand(new Document("hello", 1)).getBoolean("isWritablePrimary", false);
    }

    private static void becomeAlone(MongoDatabase admin, String host) {
        Document member = new Document("_id", 0).append("host", host);
        Document config;
        try {
            config = admin.runCommand(new Document("replSetGetConfig", 1)).get("config", Document.class);
        } catch (MongoCommandException e) {
            if (e.getErrorCode() == NOT_YET_INITIALIZED) {
                Document fresh = new Document("_id", REPLICA_SET).append("members", List.of(member));
                admin.runCommand(new Document("replSetInitiate", fresh));
            }
            return;
        }
        boolean knowsItself = config.getList("members", Document.class).stream()
                .anyMatch(known -> host.equals(known.getString("host")));
        if (!knowsItself) {
            // It was born on a port that another program has now.
            config.put("members", List.of(member));
            config.put("version", config.getInteger("version", 1) + 1);
            admin.runCommand(new Document("replSetReconfig", config).append("force", true));
        }
    }

    /** The cause behind a failed connection, without the driver's description of the cluster. */
    static String reason(MongoException e) {
        String message = String.valueOf(e.getMessage());
        int cause = message.indexOf("caused by {");
        if (cause >= 0) {
            int end = message.indexOf('}', cause);
            String inner = message.substring(cause + 11, end < 0 ? message.length() : end);
            return inner.replaceFirst("^[\\w.]+: ", "").replaceAll("[{}]", "").strip();
        }
        return message.lines().findFirst().orElse("no answer");
    }

    private static MongoDatabase admin(MongoClient client) {
        return client.getDatabase("admin");
    }

    /** A connection to this one mongod, whatever it is a member of. */
    static MongoClient direct(String host, MongoCredential credential) {
        return MongoClients.create(settings("mongodb://" + host + "/?directConnection=true", 1)
                .credential(credential)
                .build());
    }

    private static MongoClient client(String uri, int secondsToWait) {
        return MongoClients.create(settings(uri, secondsToWait).build());
    }

    private static MongoClientSettings.Builder settings(String uri, int secondsToWait) {
        return MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(secondsToWait, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(secondsToWait, TimeUnit.SECONDS)
                        .readTimeout(Math.max(secondsToWait, 5), TimeUnit.SECONDS));
    }
}
