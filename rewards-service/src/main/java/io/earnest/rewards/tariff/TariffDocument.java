package io.earnest.rewards.tariff;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A version of the tariff as it was written, beside what it says. What is booked and hashed, and kept in checkpoints, is what
 * was written: the program may learn new fields later, and nothing that was hashed before changes by that.
 *
 * @param tree maps, lists and {@code Long}s, as they were given; fields that came later are not in it
 * @param tariff what it says, {@linkplain Tariffs#document fields that it lacks} included
 */
public record TariffDocument(Map<String, Object> tree, Tariff tariff) {
    public TariffDocument {
        tree = Collections.unmodifiableMap(new LinkedHashMap<>(tree));
    }

    public int version() {
        return tariff.version();
    }
}
