package io.earnest.rewards.log.witness;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is asked to witness the log, and which of them are enough: a {@link Policy} in which each witness has an address. */
public final class WitnessPolicy {
    /** Nobody is asked, and nobody is missing. */
    public static final WitnessPolicy NONE =
            new WitnessPolicy(new Policy(List.of(), Map.of(), Map.of(), Policy.NONE), List.of());

    private static final int MOST_WITNESSES = 32;

    private final Policy policy;
    private final List<Witness> witnesses;

    private WitnessPolicy(Policy policy, List<Witness> witnesses) {
        this.policy = policy;
        this.witnesses = witnesses;
    }

    /**
     * The policy of a file in UTF-8.
     *
     * @throws IllegalArgumentException naming the line that is wrong
     */
    public static WitnessPolicy read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the witness policy " + file + ": " + e.getMessage(), e);
        }
    }

    /** The policy of a text. */
    public static WitnessPolicy parse(String text) {
        Policy policy = Policy.parse(text);
        if (policy.witnesses().size() > MOST_WITNESSES) {
            throw new IllegalArgumentException("more than " + MOST_WITNESSES + " witnesses");
        }
        List<Witness> witnesses = policy.witnesses().entrySet().stream()
                .map(entry -> witness(entry.getKey(), entry.getValue()))
                .toList();
        return new WitnessPolicy(policy, witnesses);
    }

    private static Witness witness(String name, Policy.Listed listed) {
        URI address = listed.address();
        if (address == null) {
            throw new IllegalArgumentException("the witness " + name + " has no address, so it can't be asked");
        }
        return new Witness(name, listed.key(), address);
    }

    /** In the order of the file. */
    public List<Witness> witnesses() {
        return witnesses;
    }

    /** Whether the cosignatures of witnesses of these names are enough. */
    public boolean isMetBy(Set<String> names) {
        return policy.isMetBy(names::contains);
    }

    /**
     * Whether it has to be believed that the chain contradicts what was published, if witnesses of these names say so: one that
     * lies can't stop a log that others are enough for. Where none are asked for, it takes more than half.
     */
    public boolean isDeniedBy(Set<String> names) {
        Set<String> others = new HashSet<>(policy.witnesses().keySet());
        others.removeAll(names);
        return policy.quorum().equals(Policy.NONE)
                ? names.size() > others.size()
                : !names.isEmpty() && !isMetBy(others);
    }
}
