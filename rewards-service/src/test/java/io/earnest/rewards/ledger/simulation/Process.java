package io.earnest.rewards.ledger.simulation;

import java.time.Duration;
import java.time.Instant;

/** What lives and dies together. */
final class Process {

    final String name;
    private final Scheduler scheduler;
    private final Runnable whenDead;
    private Instant origin;
    private boolean dead;
    /** It crashes behind so many more durable steps; negative for never. */
    private long stepsToLive = -1;

    Process(String name, Scheduler scheduler, Instant origin, Runnable whenDead) {
        this.name = name;
        this.scheduler = scheduler;
        this.origin = origin;
        this.whenDead = whenDead;
    }

    boolean dead() {
        return dead;
    }

    void kill(String why) {
        if (!dead) {
            dead = true;
            scheduler.trace(name + " dies: " + why);
            whenDead.run();
        }
    }

    void killAfter(int durableSteps) {
        stepsToLive = durableSteps;
    }

    /** Something of this process's has just become part of the store. */
    void durableStep() {
        if (stepsToLive >= 0 && stepsToLive-- == 0) {
            kill("at a durable step");
        }
    }

    /** The time of day as this process's machine has it. */
    Instant clock() {
        return origin.plusNanos(scheduler.nanoTime());
    }

    void jump(Duration by) {
        origin = origin.plus(by);
        scheduler.trace(name + "'s clock jumps by " + by);
    }
}
