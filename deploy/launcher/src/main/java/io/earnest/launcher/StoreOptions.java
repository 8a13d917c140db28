package io.earnest.launcher;

import io.earnest.launcher.backup.Addresses;
import io.earnest.launcher.backup.BackupVerbs;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which stores are meant. */
final class StoreOptions {
    @Mixin
    private final DataOption data = new DataOption();

    @Option(
            names = "--store",
            paramLabel = "URI",
            description = "The MongoDB that they are in. Where each service has one of its own: MONGODB_URI_ARTICLE,"
                    + " MONGODB_URI_COMMENT, MONGODB_URI_PROFILE and MONGODB_URI_REWARDS.")
    private Optional<String> store = Optional.empty();

    boolean given() {
        return data.given() || uri().isPresent();
    }

    BackupVerbs verbs(Console console, Map<String, String> environment) {
        if (data.given() && uri().isPresent()) {
            throw new Refusal("--store and --data exclude each other");
        }
        Optional<Addresses> addresses =
                uri().map(Addresses::one).or(() -> data.given() ? Optional.empty() : Addresses.in(environment));
        return new BackupVerbs(console, environment, addresses, data.directory());
    }

    private Optional<String> uri() {
        return store.filter(uri -> !uri.isBlank());
    }
}
