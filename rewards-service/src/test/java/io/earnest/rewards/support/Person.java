package io.earnest.rewards.support;

import io.earnest.chassis.Ids;

/** A profile, new to the ledger. */
public record Person(String id, String handle, int level) {
    public static Person named(String handle, int level) {
        return new Person(Ids.random(), handle, level);
    }

    public static Person named(String handle) {
        return named(handle, 13);
    }
}
