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
    private final InFlight inFlight = new InFlight(1, meters);

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
}
