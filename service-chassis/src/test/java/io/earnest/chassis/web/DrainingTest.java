package io.earnest.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class DrainingTest {

    @Test
    void requests_are_served_while_it_lasts_and_each_answer_ends_its_connection() throws Exception {
        Draining draining = new Draining(Duration.ofMinutes(1));
        draining.start();
        assertThat(connection(draining)).isNull();

        Thread shutdown = Thread.ofVirtual().start(draining::stop);
        await().untilAsserted(() -> assertThat(connection(draining)).isEqualTo("close"));

        assertThat(draining.isRunning()).isTrue();
        shutdown.interrupt();
        shutdown.join();
        assertThat(draining.isRunning()).isFalse();
    }

    @Test
    void started_again_it_keeps_connections() throws Exception {
        Draining draining = new Draining(Duration.ZERO);
        draining.start();
        draining.stop();
        draining.start();

        assertThat(connection(draining)).isNull();
    }

    private static String connection(Draining draining) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();
        draining.doFilter(new MockHttpServletRequest(), response, chain);
        assertThat(chain.getRequest()).as("served").isNotNull();
        return response.getHeader("Connection");
    }
}
