package io.earnest.rewards.ledger.engine;

import io.earnest.rewards.ledger.store.Turns;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * One writer's part in the {@link Turns}. Who has the turn keeps it while there is something to write, but hands it on after
 * a short while if another waits. One that neither hands it on nor says that it is alive is dead or stalled: who waits takes
 * it. No clock is compared with another's. For the writer's thread.
 */
final class TurnTaking {

    private static final long TURN_NANOS = Duration.ofMillis(50).toNanos();
    /** A turn begins with reading what the other wrote; so many blocks make up for that, unless they take too long. */
    private static final int BLOCKS_A_TURN = 4;

    private static final long LONGEST_TURN_NANOS = Duration.ofMillis(500).toNanos();
    /** So long a turn that another waits for may stay as it is: many times what handing it on takes. */
    private static final long STALLED_NANOS = Duration.ofSeconds(2).toNanos();
    /** A decision that takes longer than that, as the first one of a process may, is to be told from a stall. */
    private static final long SLOW_NANOS = Duration.ofMillis(250).toNanos();

    private final Turns turns;
    private final String writer;
    private final LongSupplier nanoClock;
    private boolean mine;
    private long since;
    private long aliveAt;
    private int blocks;
    private Turns.Turn seen = Turns.Turn.FREE;
    private long seenAt;

    /**
     * Takes part in turns.
     *
     * @param writer this process's id
     * @param nanoClock nanoseconds that only rise
     */
    TurnTaking(Turns turns, String writer, LongSupplier nanoClock) {
        this.turns = turns;
        this.writer = writer;
        this.nanoClock = nanoClock;
    }

    /** Whether nobody else has had the turn since {@link #take} gave it; hands it on when another has waited long enough. */
    boolean keeps() {
        long held = nanoClock.getAsLong() - since;
        if (!mine || held < TURN_NANOS || (blocks < BLOCKS_A_TURN && held < LONGEST_TURN_NANOS)) {
            return mine;
        }
        Turns.Turn turn = turns.read();
        since = nanoClock.getAsLong();
        aliveAt = since;
        blocks = 0;
        mine = turn.holder().equals(writer);
        if (mine && !turn.next().isEmpty()) {
            mine = !turns.replace(turn, turn.handedOn());
        }
        return mine;
    }

    /** A block of this writer's is in. */
    void wrote() {
        blocks++;
    }

    /** Another's block was where this writer's should have been: the turn was taken from it. */
    void lost() {
        mine = false;
    }

    /** Between two steps that may take long: says that this writer is alive, so that nobody takes its turn. */
    void alive() {
        long now = nanoClock.getAsLong();
        if (mine && now - aliveAt >= SLOW_NANOS) {
            Turns.Turn turn = turns.read();
            if (turn.holder().equals(writer)) {
                turns.replace(turn, turn.unchanged());
            }
            aliveAt = now;
        }
    }

    /** Takes the turn if it can be had, else asks for it, so that its holder hands it on; whether it is this writer's now. */
    boolean take() {
        Turns.Turn turn = turns.read();
        long now = nanoClock.getAsLong();
        if (!turn.equals(seen)) {
            seen = turn;
            seenAt = now;
        }
        boolean free = turn.holder().isEmpty() || turn.holder().equals(writer);
        if (free || now - seenAt >= STALLED_NANOS) {
            mine = turns.replace(turn, turn.heldBy(writer));
            since = now;
            aliveAt = now;
            blocks = 0;
        } else if (turn.next().isEmpty()) {
            turns.replace(turn, turn.wantedBy(writer));
        }
        return mine;
    }

    /** Gives the turn up, as there is nothing to write. */
    void release() {
        if (mine) {
            mine = false;
            Turns.Turn turn = turns.read();
            if (turn.holder().equals(writer)) {
                turns.replace(turn, turn.handedOn());
            }
        }
    }
}
