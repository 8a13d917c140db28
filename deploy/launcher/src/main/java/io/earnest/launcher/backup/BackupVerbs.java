package io.earnest.launcher.backup;

import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import io.earnest.launcher.store.StoreFinder;
import io.earnest.launcher.system.Checkout;
import io.earnest.launcher.system.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code ./earnest backup}, {@code restore}, {@code verify} and {@code rebuild}. */
public final class BackupVerbs {
    private static final String UNFINISHED = "restoring";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Console console;
    private final StoreFinder finder;
    private final Optional<Addresses> addresses;
    private final DataDirectory data;

    /**
     * @param addresses stores that others run; empty for the one of the data directory
     */
    public BackupVerbs(
            Console console, Map<String, String> environment, Optional<Addresses> addresses, DataDirectory data) {
        this.console = console;
        Map<String, String> local = new HashMap<>(environment);
        local.remove("MONGODB_URI");
        this.finder = new StoreFinder(local, console);
        this.addresses = addresses;
        this.data = data;
    }

    /** Writes all stores, as of one point, into a file. */
    public int backup(Optional<Path> out) throws InterruptedException {
        Path file = out.orElse(Path.of("earnest-" + STAMP.format(Instant.now()) + ".zip"))
                .toAbsolutePath();
        if (Files.exists(file)) {
            throw new Refusal(file + " is there already");
        }
        try (Place place = source();
                Clients clients = new Clients(place.addresses());
                Source source = place.live() ? Source.live(clients) : Source.still(clients)) {
            long documents = new Backup(source, console).write(file);
            console.say(documents + " documents of "
                    + (place.live() ? "the running system, as of one point, are in " : "the stores are in ") + file);
            console.say(
                    "It holds password hashes and secrets: keep it where only operators can read it. The keys are not in it:"
                            + " keep a copy of them, too");
            return 0;
        }
    }

    /** Writes a backup into an empty place and checks what came of it. */
    public int restore(Path file, Checkout checkout) throws InterruptedException {
        if (!Files.isRegularFile(file)) {
            throw new Refusal("There is no file " + file);
        }
        try (Place place = place()) {
            if (addresses.isEmpty()) {
                data.write(UNFINISHED, "a restore of " + file + "\n");
            }
            try (Clients clients = new Clients(place.addresses())) {
                Manifest manifest = new Restore(clients, console).read(file);
                console.say("Restored "
                        + manifest.collections().stream()
                                .mapToLong(Manifest.Part::documents)
                                .sum() + " documents of the backup of " + manifest.at());
            } catch (Refusal e) {
                finished();
                throw e;
            }
            finished();
            new Verifying(checkout, console).run(place.addresses());
            return 0;
        }
    }

    /** Checks stores at rest. */
    public int verify(Checkout checkout) throws InterruptedException {
        if (addresses.isEmpty()) {
            refuseUnlessThere();
        }
        try (Place place = place()) {
            new Verifying(checkout, console).run(place.addresses());
            return 0;
        }
    }

    /** Folds the ledger's projections from its blocks, also while the system runs. */
    public int rebuild(Optional<String> projection, Checkout checkout) throws InterruptedException {
        try (Place place = source()) {
            return new Rebuilding(checkout, console).run(place.addresses(), projection);
        }
    }

    /** Refuses a data directory that a restore was killed on. */
    public static void refuseUnfinished(DataDirectory data) {
        String unfinished = data.read(UNFINISHED);
        if (unfinished != null) {
            throw new Refusal("In " + data.root() + " " + unfinished.strip()
                    + " did not come to its end: delete the directory and restore again");
        }
    }

    private Place place() throws InterruptedException {
        return addresses.isPresent() ? Place.at(addresses.get()) : Place.alone(data, finder, console);
    }

    private Place source() throws InterruptedException {
        if (addresses.isPresent()) {
            return Place.at(addresses.get());
        }
        refuseUnlessThere();
        refuseUnfinished(data);
        return data.locked() ? Place.running(data) : Place.alone(data, finder, console);
    }

    private void refuseUnlessThere() {
        if (data.read("store") == null) {
            throw new Refusal(
                    data.root() + " holds no system. Name another directory with --data, or a store with --store");
        }
    }

    private void finished() {
        if (addresses.isEmpty()) {
            data.remove(UNFINISHED);
        }
    }
}
