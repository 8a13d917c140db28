package io.earnest.launcher.store;

import java.nio.file.Path;

/** Where the data shall live. */
public sealed interface StoreChoice {

    /** A MongoDB that somebody else runs. */
    record Running(String uri) implements StoreChoice {}

    /** A mongod that the launcher runs on the data directory. */
    record OwnMongod(Path binary, String origin) implements StoreChoice {}

    /** The pure-Java server on an H2 file, in a process of its own. */
    record Embedded() implements StoreChoice {}
}
