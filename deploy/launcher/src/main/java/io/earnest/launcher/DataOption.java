package io.earnest.launcher;

import io.earnest.launcher.system.Checkout;
import io.earnest.launcher.system.DataDirectory;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a local system keeps everything. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept (default: .earnest/data in this checkout).")
    private Optional<String> data = Optional.empty();

    boolean given() {
        return named().isPresent();
    }

    DataDirectory directory() {
        return new DataDirectory(named().map(Path::of)
                .orElseGet(() -> Checkout.current().scratch().resolve("data")));
    }

    private Optional<String> named() {
        return data.filter(name -> !name.isBlank());
    }
}
