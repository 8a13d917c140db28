package io.earnest.launcher.bench.ledger;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.earnest.launcher.Refusal;
import io.earnest.launcher.system.Application;
import io.earnest.launcher.system.Checkout;
import io.earnest.launcher.system.Java;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Drives rewards-service's own program that runs the ledger without the service around it, in a process of its own. */
public final class LedgerProgram implements AutoCloseable {
    private static final String PROGRAM = "io.earnest.rewards.measure.MeasureLedger";
    private static final int SECONDS_TO_END = 60;

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter commands;
    private final double secondsToStart;

    private LedgerProgram(Process process) throws IOException {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        this.secondsToStart = number(read(), "seconds");
    }

    /**
     * Starts it and returns when its ledger has caught up.
     *
     * @param uri of the whole store
     */
    public static LedgerProgram start(String uri, String database) {
        try {
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            Java.command(),
                            "-Xmx512m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            Application.rewards(Checkout.current()).toString(),
                            PROGRAM,
                            database))
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("MONGODB_URI", uri);
            Process process = builder.start();
            // Its input ends with this process, and it with its input.
            return new LedgerProgram(process);
        } catch (IOException e) {
            throw new Refusal("The ledger's program does not start: " + e.getMessage(), e);
        }
    }

    /** Drops what it has kept. */
    public static void drop(String uri, String database) {
        try (MongoClient client = MongoClients.create(uri)) {
            client.getDatabase(database).drop();
        } catch (MongoException e) {
            throw new Refusal("The store's database " + database + " can't be dropped: " + e.getMessage(), e);
        }
    }

    /** From the start of the ledger, in a process that runs, until it had caught up with its chain. */
    public double secondsToStart() {
        return secondsToStart;
    }

    /** Has it do one thing, and waits for that. */
    public Round run(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
            Map<String, String> answer = read();
            return new Round(
                    number(answer, "entries") / number(answer, "seconds"),
                    Histogram.decodeFromCompressedByteBuffer(
                            ByteBuffer.wrap(Base64.getDecoder().decode(answer.getOrDefault("latencies", ""))), 0),
                    Math.round(number(answer, "failed")));
        } catch (IOException | DataFormatException e) {
            throw new Refusal("The ledger's program stopped: " + e.getMessage(), e);
        }
    }

    private Map<String, String> read() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the ledger's program ended without an answer");
        }
        Map<String, String> answer = answer(line);
        if (answer.containsKey("error")) {
            throw new IOException("the ledger's program answered " + line);
        }
        return answer;
    }

    /** A line of {@code name=value}, with spaces between. */
    static Map<String, String> answer(String line) {
        Map<String, String> values = new HashMap<>();
        for (String word : line.strip().split(" ", -1)) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                values.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return values;
    }

    private static double number(Map<String, String> answer, String name) throws IOException {
        try {
            return Double.parseDouble(answer.getOrDefault(name, ""));
        } catch (NumberFormatException e) {
            throw new IOException("the ledger's program answered without " + name, e);
        }
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Has it stop as the service stops. */
    @Override
    public void close() {
        try (commands) {
            commands.flush();
        } catch (IOException e) {
            // It has ended by itself already.
            process.destroy();
        }
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
