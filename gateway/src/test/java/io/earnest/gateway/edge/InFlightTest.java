package io.earnest.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class InFlightTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final InFlight inFlight = new InFlight(1, 1, meters);

    @Test
    void pastTheLimitTheAnswerIsAtOnceToComeBackLater() throws Exception {
        MockHttpServletResponse second = new MockHttpServletResponse();
        inFlight.doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), (request, response) -> {
            assertThat(meters.get("earnest.gateway.in.flight").gauge().value()).isEqualTo(1);
            inFlight.doFilter(new MockHttpServletRequest(), second, new MockFilterChain());
        });
        assertThat(second.getStatus()).isEqualTo(503);
        assertThat(second.getHeader("Retry-After")).isEqualTo("2");
        assertThat(second.getContentAsString()).contains("\"service\":\"gateway\"");
        assertThat(meters.get("earnest.gateway.refused")
                        .tag("reason", "in-flight")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aPlaceIsGivenBackWhateverHappens() throws Exception {
        try {
            inFlight.doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), (request, response) -> {
                throw new ServletException("broken");
            });
        } catch (ServletException e) {
            assertThat(e).hasMessage("broken");
        }
        MockHttpServletResponse next = new MockHttpServletResponse();
        inFlight.doFilter(new MockHttpServletRequest(), next, new MockFilterChain());
        assertThat(next.getStatus()).isEqualTo(200);
    }

    @Test
    void noNetworkButThisMachineItselfMayHaveAllThePlaces() throws Exception {
        InFlight crowded = new InFlight(3, 1, meters);
        MockHttpServletResponse sameNetwork = new MockHttpServletResponse();
        MockHttpServletResponse otherNetwork = new MockHttpServletResponse();
        crowded.doFilter(from("198.51.100.1"), new MockHttpServletResponse(), (request, response) -> {
            crowded.doFilter(from("198.51.100.1"), sameNetwork, new MockFilterChain());
            crowded.doFilter(from("198.51.100.2"), otherNetwork, new MockFilterChain());
        });
        assertThat(sameNetwork.getStatus()).isEqualTo(429);
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
