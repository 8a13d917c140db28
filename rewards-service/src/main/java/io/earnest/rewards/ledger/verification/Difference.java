package io.earnest.rewards.ledger.verification;

import io.earnest.rewards.ledger.chain.EntryTree;
import io.earnest.rewards.ledger.entry.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says where two trees differ first. */
final class Difference {

    private Difference() {}

    /** The first difference between what is booked and what is decided now; empty where there is none. */
    static Optional<String> between(Entry booked, Entry decided) {
        Entry comparable = booked.requiredSeconds() == null ? decided.withoutRequiredSeconds() : decided;
        return booked.equals(comparable)
                ? Optional.empty()
                : Optional.of(first("", EntryTree.of(booked), EntryTree.of(comparable)));
    }

    private static String first(String path, @Nullable Object booked, @Nullable Object decided) {
        if (booked instanceof Map<?, ?> one && decided instanceof Map<?, ?> other) {
            TreeSet<String> names = new TreeSet<>();
            one.keySet().forEach(name -> names.add(String.valueOf(name)));
            other.keySet().forEach(name -> names.add(String.valueOf(name)));
            for (String name : names) {
                if (!equal(one.get(name), other.get(name))) {
                    return first(path.isEmpty() ? name : path + "/" + name, one.get(name), other.get(name));
                }
            }
        }
        if (booked instanceof List<?> one && decided instanceof List<?> other) {
            for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
                Object left = i < one.size() ? one.get(i) : null;
                Object right = i < other.size() ? other.get(i) : null;
                if (!equal(left, right)) {
                    return first(path + "/" + i, left, right);
                }
            }
        }
        return path + " is " + words(booked) + ", and would be " + words(decided);
    }

    private static boolean equal(@Nullable Object one, @Nullable Object other) {
        return one == null ? other == null : one.equals(other);
    }

    private static String words(@Nullable Object value) {
        return value == null ? "nothing" : value.toString();
    }
}
