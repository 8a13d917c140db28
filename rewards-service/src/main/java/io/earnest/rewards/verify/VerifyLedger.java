package io.earnest.rewards.verify;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.earnest.rewards.ledger.store.CorruptJournalException;
import io.earnest.rewards.ledger.store.StoreException;
import java.time.Clock;
import org.slf4j.LoggerFactory;

/**
 * The program: {@code VerifyLedger DATABASE}, with the store's address in the environment as {@code MONGODB_URI}. Prints how far
 * it is, and as its last line what it found; ends with 0 where all is in order, 1 where something is not, 2 where it could not be found out.
 */
public final class VerifyLedger {

    private VerifyLedger() {}

    public static void main(String[] arguments) throws InterruptedException {
        String uri = System.getenv().getOrDefault("MONGODB_URI", "");
        if (arguments.length != 1 || uri.isBlank()) {
            System.out.println("usage: MONGODB_URI=… VerifyLedger DATABASE");
            System.exit(2);
        }
        // Without Spring Boot nobody tells the logger to keep to what matters.
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        System.exit(run(uri, arguments[0]));
    }

    private static int run(String uri, String database) throws InterruptedException {
        try (MongoClient client = MongoClients.create(uri)) {
            Verification verification = new Verification(
                    client.getDatabase(database),
                    client.getDatabase(database + "-verify"),
                    Clock.systemUTC(),
                    System.out::println);
            System.out.println(verification.run());
            return 0;
        } catch (Verification.Flaw | CorruptJournalException e) {
            System.out.println(e.getMessage());
            return 1;
        } catch (MongoException | StoreException e) {
            System.out.println("The store does not answer: " + e.getMessage());
            return 2;
        }
    }
}
