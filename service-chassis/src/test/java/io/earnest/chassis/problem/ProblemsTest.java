package io.earnest.chassis.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.testing.Hostile;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

@Hostile
class ProblemsTest {
    @Test
    void whenToComeBackIsTheSameInBodyAndHeaderWhoeverWritesTheProblem() throws Exception {
        Problem tooMany = Problem.of("too-many-requests", 429, "Too many requests");
        Problem told = tooMany.with("retryAfterSeconds", 17);
        assertThat(Problems.answer(told).getHeaders().get("Retry-After")).containsExactly("17");
        assertThat(written(told).getHeaders("Retry-After")).containsExactly("17");
        assertThat(written(told).getContentAsString()).contains("\"retryAfterSeconds\":17");
        for (Problem untold : new Problem[] {tooMany, Problem.unavailable("store")}) {
            assertThat(Problems.answer(untold).getHeaders().get("Retry-After")).containsExactly("2");
            assertThat(written(untold).getHeaders("Retry-After")).containsExactly("2");
        }
        assertThat(written(Problem.unauthenticated()).getHeader("Retry-After")).isNull();
    }

    @Test
    void aLimitOfTheDayIsNewAtMidnight() throws Exception {
        Problem daily = Problem.of("daily-limit", 429, "The day's limit is reached");
        long before = Wait.seconds(Wait.untilTomorrow(Instant.now()));
        long told = Long.parseLong(String.valueOf(written(daily).getHeader("Retry-After")));
        // The seconds since, or a midnight between the two.
        assertThat(told)
                .satisfiesAnyOf(
                        s -> assertThat(s).isBetween(before - 60, before),
                        s -> assertThat(before).isLessThan(60));
    }

    private static MockHttpServletResponse written(Problem problem) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        Problems.write(problem, response);
        return response;
    }
}
