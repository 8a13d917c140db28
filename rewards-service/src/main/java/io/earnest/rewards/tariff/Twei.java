package io.earnest.rewards.tariff;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An amount of Twei, the indivisible unit in which everything is counted. May be negative. All arithmetic is exact: what
 * does not fit throws {@link ArithmeticException} and never wraps around.
 */
public record Twei(@JsonValue long amount) implements Comparable<Twei> {

    public static final Twei ZERO = new Twei(0);

    @JsonCreator
    public static Twei of(long amount) {
        return amount == 0 ? ZERO : new Twei(amount);
    }

    public Twei plus(Twei other) {
        return of(Math.addExact(amount, other.amount));
    }

    public Twei minus(Twei other) {
        return of(Math.subtractExact(amount, other.amount));
    }

    public Twei times(long factor) {
        return of(Math.multiplyExact(amount, factor));
    }

    public Twei negated() {
        return of(Math.negateExact(amount));
    }

    public Twei min(Twei other) {
        return amount <= other.amount ? this : other;
    }

    public Twei max(Twei other) {
        return amount >= other.amount ? this : other;
    }

    public boolean isNegative() {
        return amount < 0;
    }

    public boolean isPositive() {
        return amount > 0;
    }

    public boolean isZero() {
        return amount == 0;
    }

    @Override
    public int compareTo(Twei other) {
        return Long.compare(amount, other.amount);
    }

    @Override
    public String toString() {
        return amount + " Twei";
    }
}
