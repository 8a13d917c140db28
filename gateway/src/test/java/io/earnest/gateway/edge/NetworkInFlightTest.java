package io.earnest.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class NetworkInFlightTest {
    @Test
    void noNetworkButThisMachineItselfMayHaveAllThePlaces() throws Exception {
        NetworkInFlight crowded = new NetworkInFlight(1, new SimpleMeterRegistry());
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

    private static MockHttpServletRequest from(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }
}
