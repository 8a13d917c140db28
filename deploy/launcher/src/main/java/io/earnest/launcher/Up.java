package io.earnest.launcher;

import io.earnest.launcher.backup.BackupVerbs;
import io.earnest.launcher.client.EarnestClient;
import io.earnest.launcher.demo.Demo;
import io.earnest.launcher.demo.DemoState;
import io.earnest.launcher.observe.Observation;
import io.earnest.launcher.store.StoreChoice;
import io.earnest.launcher.store.StoreFinder;
import io.earnest.launcher.store.Stores;
import io.earnest.launcher.system.Account;
import io.earnest.launcher.system.Application;
import io.earnest.launcher.system.Applications;
import io.earnest.launcher.system.Checkout;
import io.earnest.launcher.system.DataDirectory;
import io.earnest.launcher.system.LocalSystem;
import io.earnest.launcher.system.ServiceName;
import io.earnest.launcher.system.Training;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./earnest up}: the whole system on this machine, until Ctrl-C. */
@Command(
        name = "up",
        header = "Runs the whole system on this machine.",
        description = "Builds what is out of date and runs the whole system until Ctrl-C.")
final class Up implements Callable<Integer> {
    private static final Duration GRACE = Duration.ofSeconds(15);

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            converter = Numbers.Port.class,
            description = "Of the site (default: 8080).")
    private int port;

    @Mixin
    private final DataOption where = new DataOption();

    @Option(names = "--demo", description = "With a small world to look at (the default on an empty data directory).")
    private boolean asksForDemo;

    @Option(names = "--empty", description = "Without one.")
    private boolean empty;

    @Option(
            names = "--store",
            paramLabel = "URI",
            description =
                    "A MongoDB to use (or MONGODB_URI); else a mongod on the PATH, else one from a Python package, else an"
                            + " embedded server (\"embedded\" asks for that).")
    private Optional<String> store = Optional.empty();

    @Option(names = "--observe", description = "With Prometheus beside it, and Grafana where that is installed.")
    private boolean observe;

    private final Console console;
    private final Map<String, String> environment;
    private final AtomicReference<@Nullable LocalSystem> current = new AtomicReference<>();
    private final AtomicReference<@Nullable Training> training = new AtomicReference<>();

    Up(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (asksForDemo && empty) {
            throw new Refusal("--demo and --empty exclude each other");
        }
        Checkout checkout = Checkout.current();
        DataDirectory data = where.directory();
        data.lock();
        BackupVerbs.refuseUnfinished(data);
        boolean wantsDemo = asksForDemo || (!empty && !Files.exists(data.file("operator")));
        boolean known = Account.knownOperator(data, environment).isPresent();
        Account operator = Account.operator(data, environment);
        DemoState demo = new DemoState(data);
        if (wantsDemo) {
            demo.want();
        }
        stopAtTheEnd();
        LocalSystem system = new LocalSystem(data, operator, port, console);
        current.set(system);
        StoreFinder stores = new StoreFinder(environment, console);
        StoreChoice choice = stores.choose(store.filter(uri -> !uri.isBlank()), data);
        Stores.check(choice);
        boolean makesDemo = !empty && demo.wanted();
        StartTime time = new StartTime(checkout.scratch().resolve("start-seconds"));
        console.say("Starting: " + time.likely()
                + (makesDemo && !demo.made() ? ", and half a minute for the demo world" : ""));
        Instant since = Instant.now();
        Map<ServiceName, Application> applications = Applications.extract(checkout, console);
        system.start(choice, applications, Application::start);
        time.note(Duration.between(since, Instant.now()));
        Runnable demoReadings = makesDemo ? makeDemo(asksForDemo, demo, system) : () -> {};
        console.live("Trying the first page …");
        new FirstPage(system).await();
        console.quiet();
        console.say("Earnest is ready at " + system.url());
        console.say(new OperatorLine(data, !known).of(operator, new EarnestClient(system.localUrl())));
        console.say("  Ctrl-C stops everything; the data stay in " + data.root());
        if (observe) {
            new Observation(checkout, data, environment, console).start(system);
        }
        demoReadings.run();
        if (Training.needed(applications) && !"off".equals(environment.get("EARNEST_FAST_START"))) {
            Training beside = new Training(checkout, console);
            training.set(beside);
            beside.begin(applications, stores.mongodOrEmbedded());
        }
        system.awaitStopped();
        return 0;
    }

    private void stopAtTheEnd() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            Training beside = training.get();
            if (beside != null) {
                beside.end();
            }
            LocalSystem system = current.get();
            if (system != null && system.started()) {
                system.stop(GRACE);
                console.say("Stopped.");
            }
        }));
    }

    /**
     * Makes the demo world; unless it was asked for, not beside articles that a store holds already.
     *
     * @return what is left to do of it, and to say, once the system is ready
     */
    private Runnable makeDemo(boolean asked, DemoState state, LocalSystem system) {
        try {
            EarnestClient client = new EarnestClient(system.localUrl());
            boolean occupied =
                    !client.get("/api/articles?limit=1").body().path("items").isEmpty();
            if (occupied && !asked && !state.begun()) {
                console.say("The store holds articles already, so no demo world is made (--demo makes one)");
                state.close();
                return () -> {};
            }
            if (!client.signIn(system.operator())) {
                throw new Refusal("the operator " + system.operator().handle() + " can't sign in with this password");
            }
            Demo demo = new Demo(state, client, console, system::stopping);
            if (!state.made()) {
                demo.people();
            }
            return () -> read(demo, state, system);
        } catch (Refusal e) {
            if (!system.stopping()) {
                console.say("The demo world could not be made: " + e.getMessage());
            }
            return () -> {};
        }
    }

    private void read(Demo demo, DemoState state, LocalSystem system) {
        console.say("  one of the demo's people: " + state.signIn());
        console.say(
                "Its people are reading now, in real time: for some three minutes, their payments and votes arrive");
        Thread.ofVirtual().name("demo-readings").start(() -> {
            try {
                if (demo.readings()) {
                    console.say("The demo world is complete");
                }
            } catch (Refusal e) {
                if (!system.stopping()) {
                    console.say("The demo world could not be completed: " + e.getMessage());
                }
            }
        });
    }
}
