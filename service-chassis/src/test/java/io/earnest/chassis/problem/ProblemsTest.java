package io.earnest.chassis.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

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

    private static MockHttpServletResponse written(Problem problem) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        Problems.write(problem, response);
        return response;
    }
}
