package io.earnest.rewards.ledger.decision;

import io.earnest.rewards.ledger.state.Day;
import io.earnest.rewards.tariff.Tariff;
import io.earnest.rewards.tariff.Twei;

/** What may still be paid from the day's budget at this second; counts down over the legs of one entry. */
final class RemainingBudget {

    private Twei left;
    private Twei taken = Twei.ZERO;

    RemainingBudget(Day day, Tariff tariff, int secondOfDay) {
        left = tariff.budget().released(day.budget(), secondOfDay).minus(day.paid());
    }

    /** Takes the whole amount, or nothing of it. */
    boolean take(Twei twei) {
        if (left.compareTo(twei) < 0) {
            return false;
        }
        left = left.minus(twei);
        taken = taken.plus(twei);
        return true;
    }

    /** The whole amount can be taken. */
    boolean has(Twei twei) {
        return left.compareTo(twei) >= 0;
    }

    /** What the entry took. */
    Twei taken() {
        return taken;
    }
}
