package io.earnest.rewards.measure;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.LedgerUnavailableException;
import io.earnest.rewards.ledger.engine.RunningLedger;
import io.earnest.rewards.ledger.mongo.MongoJournal;
import io.earnest.rewards.ledger.mongo.MongoProjections;
import io.earnest.rewards.ledger.mongo.MongoTurns;
import io.earnest.rewards.ledger.state.Head;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/**
 * The program: {@code MeasureLedger DATABASE}, with the store's address in the environment as {@code MONGODB_URI}. Starts the
 * ledger of that database as the service does, and says in its first line how long that took. Then it reads commands from
 * its standard input, a line each, and answers each by a line of {@code name=value}:
 *
 * <ul>
 *   <li>{@code sign-ups WRITERS MILLIS}: so many writers book a starter grant each, again and again
 *   <li>{@code grants WRITERS MILLIS ACCOUNTS}: grants to so many accounts, any of them in turn
 *   <li>{@code fill ENTRIES}: starter grants in full batches, that many
 * </ul>
 *
 * It ends, and stops the ledger as the service would, at the end of its input.
 */
public final class MeasureLedger {
    private static final Duration TO_CATCH_UP = Duration.ofMinutes(30);

    private MeasureLedger() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String uri = System.getenv().getOrDefault("MONGODB_URI", "");
        if (arguments.length != 1 || uri.isBlank()) {
            System.out.println("usage: MONGODB_URI=… MeasureLedger DATABASE");
            System.exit(2);
        }
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        try (MongoClient client = MongoClients.create(uri)) {
            run(client.getDatabase(arguments[0]), Clock.systemUTC());
        }
    }

    private static void run(MongoDatabase database, Clock clock) throws IOException, InterruptedException {
        String run = Long.toString(clock.millis(), 36);
        long begin = System.nanoTime();
        try (Ledger ledger = RunningLedger.start(
                new MongoJournal(database),
                new MongoProjections(database),
                new MongoTurns(database),
                clock,
                LedgerOptions.of("measure/" + run))) {
            Head head = caughtUp(ledger, begin);
            System.out.printf(
                    Locale.ROOT,
                    "seconds=%.4f block=%d accounts=%d%n",
                    (System.nanoTime() - begin) / 1e9,
                    head.seq(),
                    head.accounts());
            Workload workload = new Workload(ledger, run);
            BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                System.out.println(answer(workload, line.strip().split(" ", -1)));
            }
        }
    }

    /** Waits for the start: a read does so itself, for some seconds. */
    private static Head caughtUp(Ledger ledger, long begin) {
        while (true) {
            try {
                return ledger.head();
            } catch (LedgerUnavailableException e) {
                if (System.nanoTime() - begin > TO_CATCH_UP.toNanos()) {
                    throw e;
                }
            }
        }
    }

    private static String answer(Workload workload, String[] words) throws InterruptedException {
        try {
            return switch (words[0]) {
                case "sign-ups" -> workload.signUps(Integer.parseInt(words[1]), Long.parseLong(words[2]));
                case "grants" ->
                    workload.grants(Integer.parseInt(words[1]), Long.parseLong(words[2]), Integer.parseInt(words[3]));
                case "fill" -> workload.fill(Long.parseLong(words[1]));
                default -> "error=unknown-command";
            };
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return "error=unreadable-command";
        }
    }
}
