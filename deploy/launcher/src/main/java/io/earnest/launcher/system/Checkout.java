package io.earnest.launcher.system;

import io.earnest.launcher.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder that holds {@code ./earnest}, with what the build left in it. */
public record Checkout(Path root) {

    public static Checkout current() {
        return new Checkout(Path.of(System.getProperty("earnest.home", "."))
                .toAbsolutePath()
                .normalize());
    }

    /** Everything that running Earnest leaves in the checkout; ignored by git. */
    public Path scratch() {
        return root.resolve(".earnest");
    }

    /** Where the build of a module is that {@code ./earnest} names. */
    public Path built(ServiceName service) {
        return built(service.module());
    }

    /** Where the build of a module is, by its folder. */
    public Path built(String module) {
        return root.resolve(module).resolve(System.getenv().getOrDefault("EARNEST_BUILT", "target/quick"));
    }

    /** The executable jar of a module, as the build has left it. */
    Path jar(ServiceName service) {
        Path target = built(service);
        try (var files = Files.list(target)) {
            List<Path> jars = files.filter(file ->
                            file.getFileName().toString().matches(service.module() + "-[0-9].*(?<!-tests)\\.jar"))
                    .toList();
            if (jars.size() == 1) {
                return jars.getFirst();
            }
        } catch (IOException e) {
            throw new Refusal(service.module() + " is not built: start it with ./earnest up", e);
        }
        throw new Refusal(service.module() + " is not built, or more than once: see " + target);
    }
}
