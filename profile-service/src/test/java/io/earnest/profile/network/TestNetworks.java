package io.earnest.profile.network;

import io.earnest.chassis.web.ClientNetwork.Widening;
import java.util.List;

/** Networks for tests of what is limited by them. */
public final class TestNetworks {
    private TestNetworks() {}

    /** Loopback is the trusted proxy; a /56 has twice and a /48 four times what a /64 has. */
    public static ClientNetworks ofFour() {
        return new ClientNetworks(new NetworkProperties(List.of("127.0.0.0/8", "::1/128"), new Widening(2, 4)));
    }
}
