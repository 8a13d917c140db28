package io.earnest.rewards.ledger.simulation;

import io.earnest.rewards.ledger.chain.Block;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/** One run: the plan's processes, clients and disturbances, then peace, then every check. The same plan gives the same run. */
final class Run {

    private static final long FOUND_WITHIN_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long DOWN_NANOS = Duration.ofSeconds(3).toNanos();
    private static final Duration HOUR = Duration.ofHours(1);

    final Plan plan;
    final Planted planted;
    final Random random;
    final Scheduler scheduler;
    final ReplicaSet store;
    final PublishedCheckpoints published = new PublishedCheckpoints();
    final Observations observations = new Observations();
    private final Process outside;
    private final List<Replica> replicas = new ArrayList<>();
    private int started;
    private boolean healed;
    private boolean over;
    private String found;

    private Run(Plan plan, Planted planted) {
        this.plan = plan;
        this.planted = planted;
        this.random = new Random(plan.seed());
        this.scheduler = new Scheduler(random);
        this.store = new ReplicaSet(scheduler, random);
        this.outside = new Process("outside", scheduler, plan.start(), () -> {});
    }

    static Outcome of(Plan plan, Planted planted) throws InterruptedException {
        Run run = new Run(plan, planted);
        try (Quiet quiet = new Quiet()) {
            run.scheduler.run(run.outside, run::all);
        }
        Throwable failure = run.scheduler.failure();
        int entries = run.store.committed().blocks.values().stream()
                .mapToInt(block -> block.entries().size())
                .sum();
        return new Outcome(
                plan,
                failure,
                run.scheduler.traced(),
                (int) run.store.committed().height(),
                entries);
    }

    /** Whether nothing more is to happen. */
    boolean over() {
        return over || scheduler.failure() != null;
    }

    /** What contradicts the newest that was published, as a process looks for it; empty for nothing. */
    Optional<String> contradiction(SimulatedStore seen) {
        return planted.forgetsWhatWasPublished()
                ? Optional.empty()
                : published.newestContradiction(seq -> seen.read(seq).map(Block::hash));
    }

    /** The store contradicts what was published of it. */
    void found(String contradiction) {
        scheduler.trace("the store contradicts what was published: " + contradiction);
        found = contradiction;
    }

    Replica replica(int number) {
        return replicas.get(number % replicas.size());
    }

    int count() {
        return replicas.size();
    }

    Process outside() {
        return outside;
    }

    private void all() {
        try {
            for (int i = 0; i < plan.replicas(); i++) {
                replicas.add(start(i));
            }
            perform();
            if (plan.events().stream().anyMatch(Run::setsBack) && published.newest() > 0 && !over()) {
                comesBackOlder();
            } else {
                peace();
            }
        } catch (InterruptedException e) {
            scheduler.fail(e);
        } catch (AssertionError | RuntimeException e) {
            scheduler.fail(e);
        } finally {
            over = true;
            replicas.forEach(replica -> replica.process.kill("the end"));
        }
    }

    private Replica start(int number) {
        Process process =
                new Process("r" + number + "." + started++, scheduler, plan.start(), () -> startAgain(number));
        Network network = new Network(scheduler, random, store, healed ? 0 : plan.faults());
        scheduler.trace(process.name + " starts");
        return new Replica(this, process, network, planted.store(scheduler, process, store, network, random));
    }

    private void perform() throws InterruptedException {
        for (Plan.Event event : plan.events()) {
            if (event instanceof Plan.Event.Disturb disturb && !setsBack(disturb)) {
                scheduler.at(disturb.atMillis() * 1_000_000L, () -> disturb(disturb));
            }
        }
        List<Scheduler.SimulatedThread> clients = new ArrayList<>();
        TreeSet<Integer> numbers = new TreeSet<>();
        plan.events().forEach(event -> {
            if (event instanceof Plan.Event.Submit submit) {
                numbers.add(submit.client());
            } else if (event instanceof Plan.Event.Look look) {
                numbers.add(look.client());
            }
        });
        for (int number : numbers) {
            Client client = new Client(this, number);
            clients.add(scheduler.start(outside, "client " + number, client::perform));
        }
        for (Scheduler.SimulatedThread client : clients) {
            scheduler.block(client::done);
        }
    }

    private static boolean setsBack(Plan.Event event) {
        return event instanceof Plan.Event.Disturb disturb && disturb.what() == Plan.Disturbance.SET_BACK;
    }

    private void disturb(Plan.Event.Disturb disturb) {
        if (healed || over()) {
            return;
        }
        Replica whom = replica(disturb.whom());
        long nanos = disturb.howMuch() * 40_000_000L;
        switch (disturb.what()) {
            case KILL -> whom.process.kill("killed");
            case KILL_AT_STEP -> whom.process.killAfter(disturb.howMuch());
            case STOP ->
                scheduler.start(whom.process, "stop", () -> {
                    scheduler.trace(whom.process.name + " stops");
                    whom.ledger.close();
                    whom.process.kill("stopped");
                });
            case CLOCK_AHEAD -> whom.process.jump(HOUR);
            case CLOCK_BACK -> whom.process.jump(HOUR.negated());
            case CUT -> whom.network.cut(nanos);
            case STORE_AWAY -> store.goAway(nanos);
            case MAJORITY_LAGS -> store.slow(2 * nanos);
            case FAILOVER -> {
                store.cutOff(nanos / 2);
                scheduler.at(scheduler.nanoTime() + nanos / 2 - 1, () -> store.failOver(nanos / 4, nanos));
            }
            case SET_BACK -> throw new IllegalStateException("comes at the end");
        }
    }

    private void startAgain(int number) {
        scheduler.at(scheduler.nanoTime() + random.nextLong(DOWN_NANOS), () -> {
            if (replicas.get(number).process.dead() && !over()) {
                replicas.set(number, start(number));
            }
        });
    }

    /** Nothing goes wrong any more: everything is answered, asked again, projected and checked. */
    private void peace() throws InterruptedException {
        healed = true;
        scheduler.trace("peace");
        for (Replica replica : replicas) {
            replica.network.heal();
            replica.process.killAfter(-1);
        }
        for (int i = 0; i < replicas.size(); i++) {
            if (replicas.get(i).process.dead()) {
                replicas.set(i, start(i));
            }
        }
        Scheduler.SimulatedThread asking = scheduler.start(outside, "asking", () -> new Client(this, 0).askAgain());
        scheduler.block(asking::done);
        if (over()) {
            return;
        }
        for (Replica replica : replicas) {
            Scheduler.SimulatedThread closing = scheduler.start(replica.process, "close", replica.ledger::close);
            scheduler.block(closing::done);
        }
        if (found != null) {
            throw new AssertionError("checkpoints are consistent: " + found);
        }
        // What is still on its way to a majority.
        scheduler.pause(Duration.ofSeconds(5).toNanos());
        new Checks(store, observations, published).all();
    }

    private void comesBackOlder() throws InterruptedException {
        healed = true;
        replicas.forEach(replica -> replica.process.kill("the store is set back"));
        if (found != null) {
            throw new AssertionError("checkpoints are consistent: " + found);
        }
        store.setBack(published.newest());
        for (int i = 0; i < replicas.size(); i++) {
            replicas.set(i, start(i));
        }
        if (!scheduler.block(() -> found != null, FOUND_WITHIN_NANOS)) {
            throw new AssertionError("a store that came back older is found");
        }
    }
}
