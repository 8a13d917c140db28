package io.earnest.launcher.backup;

import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import io.earnest.launcher.store.Store;
import io.earnest.launcher.store.StoreChoice;
import io.earnest.launcher.store.StoreFinder;
import io.earnest.launcher.store.Stores;
import io.earnest.launcher.system.DataDirectory;
import io.earnest.launcher.system.ProcessRecords;
import java.util.Optional;

/**
 * Stores that are reached for a backup, a restore or a check.
 *
 * @param own a store that ends with {@link #close}
 * @param live whether services may be writing to it
 */
record Place(Addresses addresses, Optional<Store> own, boolean live) implements AutoCloseable {

    /** A MongoDB that others run, or several; services may be at it. */
    static Place at(Addresses addresses) {
        addresses.byDatabase().values().stream().distinct().forEach(uri -> Stores.check(new StoreChoice.Running(uri)));
        return new Place(addresses, Optional.empty(), true);
    }

    /** The store of a data directory that no system runs on: started alone. The directory is locked from here on. */
    static Place alone(DataDirectory data, StoreFinder finder, Console console) throws InterruptedException {
        data.lock();
        ProcessRecords records = new ProcessRecords(data);
        records.endLeftOver();
        return started(new Stores(data, records, console).start(finder.choose(Optional.empty(), data)));
    }

    /** An embedded store on a directory that nothing is in: it needs nothing that a machine may lack. */
    static Place embedded(DataDirectory data, Console console) throws InterruptedException {
        data.lock();
        return started(new Stores(data, new ProcessRecords(data), console).start(new StoreChoice.Embedded()));
    }

    private static Place started(Store store) throws InterruptedException {
        store.awaitReady();
        return new Place(Addresses.one(store.uri()), Optional.of(store), false);
    }

    /** The store that a running system has on its data directory. */
    static Place running(DataDirectory data) {
        String uri = Stores.ofRunningMongod(data)
                .orElseThrow(() -> new Refusal("The store of " + data.root()
                        + " has no snapshots, so a backup needs it at rest: stop ./earnest up, then try again"));
        return new Place(Addresses.one(uri), Optional.empty(), true);
    }

    @Override
    public void close() {
        own.ifPresent(Store::stop);
    }
}
