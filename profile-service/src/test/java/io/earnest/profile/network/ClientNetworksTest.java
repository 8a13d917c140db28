package io.earnest.profile.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.testing.Hostile;
import io.earnest.chassis.web.ClientNetwork;
import io.earnest.chassis.web.ClientNetwork.Widening;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

@Hostile
class ClientNetworksTest {
    private final ClientNetworks networks = new ClientNetworks(
            new NetworkProperties(List.of("127.0.0.0/8", "::1/128", "10.1.0.0/16"), new Widening(2, 4)));

    @Test
    void theLastHopOfATrustedProxyCountsAndWhatTheClientInventedDoesNot() {
        assertThat(from("10.1.2.3", "198.51.100.1, 203.0.113.7")).isEqualTo(ClientNetwork.of("203.0.113.7"));
    }

    @Test
    void anybodyElsesHeaderIsIgnored() {
        assertThat(from("203.0.113.9", "127.0.0.1")).isEqualTo(ClientNetwork.of("203.0.113.9"));
    }

    @Test
    void withoutAHeaderThePeerIsTheClient() {
        assertThat(from("127.0.0.1", null)).isEqualTo(ClientNetwork.of("127.0.0.1"));
        assertThat(from("0:0:0:0:0:0:0:1", null).loopback()).isTrue();
    }

    @Test
    void anIpv6NetworkIsItsFirstHalf() {
        assertThat(from("127.0.0.1", "2001:db8:1:2:3:4:5:6")).isEqualTo(from("127.0.0.1", "2001:db8:1:2:ffff::1"));
        assertThat(from("127.0.0.1", "2001:db8:1:2:3:4:5:6")).isNotEqualTo(from("127.0.0.1", "2001:db8:1:3::1"));
    }

    @Test
    void nonsenseIsNoAddress() {
        assertThat(from("127.0.0.1", "localhost")).isEqualTo(ClientNetwork.of("127.0.0.1"));
        assertThat(from("127.0.0.1", "::::").loopback()).isFalse();
    }

    private ClientNetwork from(String peer, String forwarded) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        if (forwarded != null) {
            request.addHeader("X-Forwarded-For", forwarded);
        }
        return networks.of(request);
    }
}
