package io.earnest.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.testing.Hostile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.ServletInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@Hostile
class WholeBodiesTest {
    private final AtomicLong now = new AtomicLong();
    private final WholeBodies bodies =
            new WholeBodies(Duration.ofSeconds(30), 10_000, now::get, new SimpleMeterRegistry());

    @Test
    void theBodyIsThereAsItCame() throws Exception {
        String text = "{\"body\": \"" + "Bienen, 蜜蜂 ".repeat(300) + "\"}";
        bodies.doFilter(request(text), new MockHttpServletResponse(), (request, response) -> {
            assertThat(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(text);
            assertThat(request.getInputStream().isFinished()).isTrue();
        });
        bodies.doFilter(
                request(text),
                new MockHttpServletResponse(),
                (request, response) ->
                        assertThat(request.getReader().readLine()).isEqualTo(text));
    }

    @Test
    void aBodyThatTakesTooLongAsAWholeIs408HoweverOftenAByteOfItComes() throws Exception {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        MockFilterChain service = new MockFilterChain();
        MockHttpServletRequest dribbled = new MockHttpServletRequest("POST", "/api/articles") {
            @Override
            public ServletInputStream getInputStream() {
                return new DelegatingServletInputStream(new InputStream() {
                    @Override
                    public int read() {
                        now.addAndGet(Duration.ofSeconds(4).toNanos());
                        return 'x';
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) {
                        buffer[offset] = (byte) read();
                        return 1;
                    }
                });
            }
        };
        dribbled.addHeader("Transfer-Encoding", "chunked");
        bodies.doFilter(dribbled, answer, service);
        assertThat(answer.getStatus()).isEqualTo(408);
        assertThat(answer.getContentAsString()).contains("/problems/request-timeout");
        assertThat(answer.getHeader("Connection")).isEqualTo("close");
        assertThat(service.getRequest()).isNull();
    }

    @Test
    void pastTheMemoryForBodiesTheNextOneIs503UntilOneIsDone() throws Exception {
        MockHttpServletResponse refused = new MockHttpServletResponse();
        bodies.doFilter(
                request("x".repeat(6_000)),
                new MockHttpServletResponse(),
                (request, response) -> bodies.doFilter(request("y".repeat(6_000)), refused, new MockFilterChain()));
        assertThat(refused.getStatus()).isEqualTo(503);
        assertThat(refused.getHeader("Retry-After")).isNotNull();

        MockFilterChain afterwards = new MockFilterChain();
        bodies.doFilter(request("z".repeat(9_000)), new MockHttpServletResponse(), afterwards);
        assertThat(afterwards.getRequest()).isNotNull();
    }

    @Test
    void oneNetworkLeavesHalfOfTheMemoryForBodiesToOthers() throws Exception {
        MockHttpServletResponse sameSite = new MockHttpServletResponse();
        MockFilterChain other = new MockFilterChain();
        bodies.doFilter(
                from("2001:db8:1:1::1", "x".repeat(4_000)), new MockHttpServletResponse(), (request, response) -> {
                    bodies.doFilter(from("2001:db8:1:2200::1", "y".repeat(4_000)), sameSite, new MockFilterChain());
                    bodies.doFilter(from("2001:db8:2::1", "z".repeat(4_000)), new MockHttpServletResponse(), other);
                });
        assertThat(sameSite.getStatus()).isEqualTo(429);
        assertThat(sameSite.getContentAsString()).contains("/problems/too-many-requests");
        assertThat(other.getRequest()).isNotNull();

        MockFilterChain afterwards = new MockFilterChain();
        bodies.doFilter(from("2001:db8:1:1::1", "x".repeat(5_000)), new MockHttpServletResponse(), afterwards);
        assertThat(afterwards.getRequest()).as("all of it was given back").isNotNull();
    }

    private static MockHttpServletRequest from(String address, String body) {
        MockHttpServletRequest request = request(body);
        request.setRemoteAddr(address);
        return request;
    }

    private static MockHttpServletRequest request(String body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/articles");
        request.setCharacterEncoding("UTF-8");
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return request;
    }
}
