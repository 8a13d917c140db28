package io.earnest.launcher.bench.subject;

import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import io.earnest.launcher.client.EarnestClient;
import io.earnest.launcher.demo.Demo;
import io.earnest.launcher.demo.DemoState;
import io.earnest.launcher.store.StoreChoice;
import io.earnest.launcher.store.StoreFinder;
import io.earnest.launcher.system.Account;
import io.earnest.launcher.system.Application;
import io.earnest.launcher.system.Applications;
import io.earnest.launcher.system.Checkout;
import io.earnest.launcher.system.DataDirectory;
import io.earnest.launcher.system.Folders;
import io.earnest.launcher.system.LocalSystem;
import io.earnest.launcher.system.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** A system in a temporary folder, with the demo world, as {@code ./earnest up} starts it; its folder goes with it. */
public final class OwnSystem implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Path folder;
    private final LocalSystem system;
    private final Target target;
    private final Console console;
    private final AtomicBoolean closed;

    private OwnSystem(Path folder, LocalSystem system, Target target, Console console, AtomicBoolean closed) {
        this.folder = folder;
        this.system = system;
        this.target = target;
        this.console = console;
        this.closed = closed;
    }

    /** Starts it; it ends with this process, however that ends. */
    public static OwnSystem start(Console console, Map<String, String> environment) throws InterruptedException {
        try {
            Path folder = Files.createTempDirectory("earnest-bench-");
            console.say("No system was named and none runs: starting one in " + folder + ", which goes with the run");
            DataDirectory data = new DataDirectory(folder.resolve("data"));
            data.lock();
            Account operator = new Account("operator", Account.newPassword());
            LocalSystem system = new LocalSystem(data, operator, Ports.unused(1).getFirst(), console);
            AtomicBoolean closed = new AtomicBoolean();
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().unstarted(() -> close(system, folder, console, closed)));
            StoreChoice choice = new StoreFinder(environment, console).own(data);
            system.start(choice, Applications.extract(Checkout.current(), console), Application::start);
            EarnestClient client = new EarnestClient(system.localUrl());
            if (!client.signIn(operator)) {
                throw new Refusal("The operator can't sign in");
            }
            // Its people's readings take minutes of real time, and would be load beside what is measured.
            new Demo(new DemoState(data), client, console, system::stopping).people();
            Target target = Targets.of(system.localUrl(), data, operator, system.storeUri(), true);
            return new OwnSystem(folder, system, target, console, closed);
        } catch (IOException e) {
            throw new Refusal("There is no place for a system of its own: " + e.getMessage(), e);
        }
    }

    /** It, to be measured. */
    public Target target() {
        return target;
    }

    @Override
    public void close() {
        close(system, folder, console, closed);
    }

    private static void close(LocalSystem system, Path folder, Console console, AtomicBoolean closed) {
        if (closed.getAndSet(true)) {
            return;
        }
        if (system.started()) {
            system.stop(GRACE);
        }
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            console.say(folder + " could not be deleted: " + e.getMessage());
        }
    }
}
