package io.earnest.launcher.backup;

import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import io.earnest.launcher.store.StoreFinder;
import io.earnest.launcher.system.Checkout;
import io.earnest.launcher.system.DataDirectory;
import io.earnest.launcher.system.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code ./earnest backup}, {@code restore}, {@code verify} and {@code rebuild}. */
public final class BackupVerbs {
    private static final String UNFINISHED = "restoring";

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
        Path file = out.orElse(Path.of(KeptBackups.name(Instant.now()))).toAbsolutePath();
        if (Files.exists(file)) {
            throw new Refusal(file + " is there already");
        }
        write(file);
        console.say(
                "It holds password hashes and secrets: keep it where only operators can read it. The keys are not in it:"
                        + " keep a copy of them, too");
        return 0;
    }

    /**
     * Adds a backup to a folder of them: it counts once it was restored beside the stores and verified, and then the oldest
     * beyond the most are forgotten.
     */
    public int keep(Path folder, int most, Checkout checkout) throws InterruptedException {
        KeptBackups kept = new KeptBackups(folder.toAbsolutePath());
        Path file = kept.next(Instant.now());
        write(file);
        tryOut(file, checkout);
        console.say("Verified, and kept as " + kept.keep(file, most));
        console.say("There are: "
                + kept.newestFirst().stream()
                        .map(backup -> backup.getFileName().toString())
                        .collect(Collectors.joining(", ")));
        return 0;
    }

    private void write(Path file) throws InterruptedException {
        try (Place place = source();
                Clients clients = new Clients(place.addresses());
                Source source = place.live() ? Source.live(clients) : Source.still(clients)) {
            long documents = new Backup(source, console).write(file);
            console.say(documents + " documents of "
                    + (place.live() ? "the running system, as of one point, are in " : "the stores are in ") + file);
        }
    }

    /** Restores a backup into an embedded store of its own, which goes with it, and verifies what came of it. */
    private void tryOut(Path file, Checkout checkout) throws InterruptedException {
        try {
            DataDirectory trial = new DataDirectory(Files.createTempDirectory("earnest-trial-"));
            try (Place place = Place.embedded(trial, console)) {
                restore(place, file, checkout);
            } finally {
                trial.unlock();
                Folders.delete(trial.root());
            }
        } catch (IOException e) {
            throw new Refusal("There is no room to try the backup out: " + e.getMessage(), e);
        }
    }

    private void restore(Place place, Path file, Checkout checkout) throws InterruptedException {
        try (Clients clients = new Clients(place.addresses())) {
            say(new Restore(clients, console).read(file));
        }
        new Verifying(checkout, console).run(place.addresses());
    }

    private void say(Manifest restored) {
        console.say("Restored "
                + restored.collections().stream()
                        .mapToLong(Manifest.Part::documents)
                        .sum() + " documents of the backup of " + restored.at());
    }

    /**
     * Writes a backup into an empty place and checks what came of it.
     *
     * @param from a backup, or a folder of kept ones, of which it is the newest
     */
    public int restore(Path from, Checkout checkout) throws InterruptedException {
        Path file = Files.isDirectory(from)
                ? new KeptBackups(from)
                        .newest()
                        .orElseThrow(() -> new Refusal("There is no verified backup in " + from))
                : from;
        if (!Files.isRegularFile(file)) {
            throw new Refusal("There is no file " + file);
        }
        try (Place place = place()) {
            if (addresses.isEmpty()) {
                data.write(UNFINISHED, "a restore of " + file + "\n");
            }
            try (Clients clients = new Clients(place.addresses())) {
                say(new Restore(clients, console).read(file));
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
