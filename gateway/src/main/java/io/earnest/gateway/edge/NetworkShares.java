package io.earnest.gateway.edge;

import io.earnest.chassis.web.ClientNetwork;
import io.earnest.chassis.web.ClientNetwork.Prefix;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.ToLongFunction;

/**
 * What each network holds of something of which there is only so much. Knows only networks that hold some, so it is bounded
 * by what there is.
 */
final class NetworkShares {
    private final ConcurrentMap<String, Long> held = new ConcurrentHashMap<>();

    /**
     * Takes so much more for a network, or nothing.
     *
     * @param most of each of the blocks of addresses that the network is in
     * @return whether none of them has too much by it
     */
    boolean take(ClientNetwork network, long amount, ToLongFunction<Prefix> most) {
        List<Prefix> prefixes = network.prefixes();
        for (int i = 0; i < prefixes.size(); i++) {
            if (held.merge(prefixes.get(i).name(), amount, Long::sum) > most.applyAsLong(prefixes.get(i))) {
                giveBack(prefixes.subList(0, i + 1), amount);
                return false;
            }
        }
        return true;
    }

    /** Gives back what was taken. */
    void giveBack(ClientNetwork network, long amount) {
        giveBack(network.prefixes(), amount);
    }

    private void giveBack(List<Prefix> prefixes, long amount) {
        for (Prefix prefix : prefixes) {
            held.computeIfPresent(prefix.name(), (name, sum) -> sum == amount ? null : sum - amount);
        }
    }
}
