package io.earnest.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.chassis.testing.Hostile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.ServletException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@Hostile
class AdmissionTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Admission admission = Admission.of("sample-service", 1, Duration.ZERO, meters);

    @Test
    void pastTheLimitTheAnswerIsAtOnceToComeBackLater() throws Exception {
        MockHttpServletResponse second = new MockHttpServletResponse();
        admission.doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), (request, response) -> {
            assertThat(meters.get("earnest.requests.in.flight").gauge().value()).isEqualTo(1);
            admission.doFilter(new MockHttpServletRequest(), second, new MockFilterChain());
        });
        assertThat(second.getStatus()).isEqualTo(503);
        assertThat(second.getHeader("Retry-After")).isEqualTo("2");
        assertThat(second.getContentType()).isEqualTo("application/problem+json");
        assertThat(second.getContentAsString()).contains("/problems/unavailable", "\"service\":\"sample-service\"");
        assertThat(meters.get("earnest.requests.refused")
                        .tag("reason", "in-flight")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aPlaceIsGivenBackWhateverHappens() throws Exception {
        assertThatThrownBy(() -> admission.doFilter(
                        new MockHttpServletRequest(), new MockHttpServletResponse(), (request, response) -> {
                            throw new ServletException("broken");
                        }))
                .hasMessage("broken");
        MockHttpServletResponse next = new MockHttpServletResponse();
        admission.doFilter(new MockHttpServletRequest(), next, new MockFilterChain());
        assertThat(next.getStatus()).isEqualTo(200);
    }
}
