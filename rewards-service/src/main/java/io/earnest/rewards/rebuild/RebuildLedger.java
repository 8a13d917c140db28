package io.earnest.rewards.rebuild;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.earnest.rewards.ledger.mongo.ProjectedDocuments;
import io.earnest.rewards.ledger.store.CorruptJournalException;
import io.earnest.rewards.ledger.store.StoreException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * The program: {@code RebuildLedger DATABASE [PROJECTION]}, with the store's address in the environment as {@code MONGODB_URI}.
 * Prints how far it is, in lines that begin with {@code "> "}, then what it found, projection by projection. Ends with 0 where all
 * was in order, 10 where something was not (and is now), anything else where it could not be done.
 */
public final class RebuildLedger {

    /** What it ends with where something was wrong; no other end of a JVM has it. */
    private static final int PUT_RIGHT = 10;

    private RebuildLedger() {}

    public static void main(String[] arguments) {
        String uri = System.getenv().getOrDefault("MONGODB_URI", "");
        if (arguments.length < 1 || arguments.length > 2 || uri.isBlank()) {
            System.out.println("usage: MONGODB_URI=… RebuildLedger DATABASE [PROJECTION]");
            System.exit(2);
        }
        // Without Spring Boot nobody tells the logger to keep to what matters.
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        Set<ProjectedDocuments> asked = EnumSet.allOf(ProjectedDocuments.class);
        if (arguments.length == 2) {
            asked.removeIf(projection -> !projection.collection().equals(arguments[1]));
        }
        if (asked.isEmpty()) {
            System.out.println("There is no projection " + arguments[1] + ". There are "
                    + Arrays.stream(ProjectedDocuments.values())
                            .map(ProjectedDocuments::collection)
                            .collect(Collectors.joining(", ")));
            System.exit(2);
        }
        System.exit(run(uri, arguments[0], asked));
    }

    private static int run(String uri, String database, Set<ProjectedDocuments> asked) {
        try (MongoClient client = MongoClients.create(uri)) {
            Rebuild.Report report =
                    new Rebuild(client.getDatabase(database), asked, words -> tell(List.of("> " + words))).run();
            tell(report.words());
            return report.inOrder() ? 0 : PUT_RIGHT;
        } catch (CorruptJournalException e) {
            System.out.println("The chain itself is not in order: " + e.getMessage());
            return 2;
        } catch (MongoException | StoreException e) {
            System.out.println("The store does not answer: " + e.getMessage());
            return 2;
        }
    }

    private static void tell(List<String> words) {
        words.forEach(System.out::println);
    }
}
