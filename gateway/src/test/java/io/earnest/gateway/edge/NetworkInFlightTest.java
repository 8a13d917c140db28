package io.earnest.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.problem.Problems;
import io.earnest.chassis.testing.Hostile;
import io.earnest.chassis.web.ClientNetwork.Widening;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@Hostile
class NetworkInFlightTest {
    @Test
    void noNetworkButThisMachineItselfMayHaveAllThePlaces() throws Exception {
        NetworkInFlight crowded = crowded(1, 512);
        MockHttpServletResponse sameNetwork = new MockHttpServletResponse();
        MockHttpServletResponse otherNetwork = new MockHttpServletResponse();
        crowded.doFilter(from("198.51.100.1"), new MockHttpServletResponse(), (request, response) -> {
            crowded.doFilter(from("198.51.100.1"), sameNetwork, new MockFilterChain());
            crowded.doFilter(from("198.51.100.2"), otherNetwork, new MockFilterChain());
        });
        assertThat(sameNetwork.getStatus()).isEqualTo(429);
        assertThat(sameNetwork.getHeader("Retry-After")).isEqualTo("1");
        assertThat(otherNetwork.getStatus()).isEqualTo(200);

        MockHttpServletResponse here = new MockHttpServletResponse();
        crowded.doFilter(
                from("127.0.0.1"),
                new MockHttpServletResponse(),
                (request, response) -> crowded.doFilter(from("127.0.0.1"), here, new MockFilterChain()));
        assertThat(here.getStatus()).isEqualTo(200);
        MockHttpServletResponse afterwards = new MockHttpServletResponse();
        crowded.doFilter(from("198.51.100.1"), afterwards, new MockFilterChain());
        assertThat(afterwards.getStatus()).isEqualTo(200);
    }

    @Test
    void howeverFewPlacesThereAreOneNetworkLeavesHalfOfThem() throws Exception {
        NetworkInFlight crowded = crowded(64, 32);
        assertThat(taken(crowded, i -> "198.51.100.1")).isEqualTo(16);
        assertThat(taken(crowded, i -> "2001:db8:1:2::" + i)).isEqualTo(16);
        assertThat(taken(crowded, i -> "2001:db8:1:" + i + "::1"))
                .as("a /48 of many households")
                .isEqualTo(16);
        assertThat(taken(crowded, i -> "2001:db8:" + i + "::1"))
                .as("many networks")
                .isEqualTo(200);
    }

    @Test
    void aNetworkOfV6IsLimitedByEachOfItsBlocks() throws Exception {
        NetworkInFlight crowded = crowded(2, 512);
        assertThat(taken(crowded, i -> "2001:db8:1:2::" + i)).isEqualTo(2);
        assertThat(taken(crowded, i -> "2001:db8:1:ff%02x::1".formatted(i))).isEqualTo(8);
        assertThat(taken(crowded, i -> "2001:db8:1:%02x00::1".formatted(i))).isEqualTo(32);
        assertThat(taken(crowded, i -> "2001:db8:1:2::" + i))
                .as("all of it was given back")
                .isEqualTo(2);
    }

    private static NetworkInFlight crowded(int perNetwork, int places) {
        return new NetworkInFlight(
                perNetwork,
                new Widening(4, 16),
                () -> places,
                new SimpleMeterRegistry(),
                (problem, request, response) -> Problems.write(problem, response));
    }

    /** How many of 200 requests, each begun while those before it are under way, are let through. */
    private static int taken(NetworkInFlight crowded, IntFunction<String> address) throws Exception {
        AtomicInteger taken = new AtomicInteger();
        begin(crowded, address, 0, taken);
        return taken.get();
    }

    private static void begin(NetworkInFlight crowded, IntFunction<String> address, int i, AtomicInteger taken)
            throws ServletException, IOException {
        if (i == 200) {
            return;
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        crowded.doFilter(from(address.apply(i)), response, (request, passed) -> {
            taken.incrementAndGet();
            begin(crowded, address, i + 1, taken);
        });
        if (response.getStatus() == 429) {
            begin(crowded, address, i + 1, taken);
        }
    }

    private static MockHttpServletRequest from(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }
}
