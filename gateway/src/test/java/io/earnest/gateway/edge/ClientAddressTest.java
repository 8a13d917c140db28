package io.earnest.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.testing.Hostile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@Hostile
class ClientAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "203.0.113.9 | -                                  | 203.0.113.9",
                "203.0.113.9 | 198.51.100.1                       | 203.0.113.9",
                "10.0.0.2    | -                                  | 10.0.0.2",
                "10.0.0.2    | 198.51.100.1                       | 198.51.100.1",
                "10.0.0.2    | 127.0.0.1, 198.51.100.1            | 198.51.100.1",
                "10.0.0.2    | 127.0.0.1, 198.51.100.1, 10.9.9.9  | 198.51.100.1",
                "10.0.0.2    | 10.1.1.1, 10.9.9.9                 | 10.1.1.1",
                "10.0.0.2    | 127.0.0.1, evil.example            | 10.0.0.2",
                "10.0.0.2    | 127.0.0.1, , 10.3.3.3              | 10.3.3.3",
                "10.0.0.2    | 127.0.0.1                          | 10.0.0.2",
                "10.0.0.2    | 127.9.9.9, 10.3.3.3                | 10.3.3.3",
                "10.0.0.2    | ::1                                | 10.0.0.2",
                "10.0.0.2    | ::ffff:127.0.0.1                   | 10.0.0.2",
                "10.0.0.2    | dead.beef                          | 10.0.0.2",
                "10.0.0.2    | 1.2                                | 10.0.0.2",
                "2001:db8::5 | 2001:db8:ffff::1                   | 2001:db8:ffff::1",
            })
    void onlyTrustedProxiesAreBelieved(String peer, String forwardedFor, String client) throws Exception {
        assertThat(clientOf(List.of("10.0.0.0/8", "2001:db8::/64"), peer, forwardedFor))
                .isEqualTo(client);
    }

    @Test
    void withoutTrustedProxiesNobodyIs() throws Exception {
        assertThat(clientOf(List.of(), "10.0.0.2", "198.51.100.1")).isEqualTo("10.0.0.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "unix:", "", "unknown"})
    void whoeverIsBehindAProxyOnThisMachineIsNotThisMachine(String forwardedFor) throws Exception {
        assertThat(clientOf(List.of("127.0.0.1"), "127.0.0.1", forwardedFor)).isEqualTo("0.0.0.0");
    }

    @Test
    void whoeverIsNotForwardedIsWhatTheSocketSays() throws Exception {
        assertThat(clientOf(List.of("127.0.0.1"), "127.0.0.1", null)).isEqualTo("127.0.0.1");
        assertThat(clientOf(List.of(), "127.0.0.1", "203.0.113.9")).isEqualTo("127.0.0.1");
    }

    private static String clientOf(List<String> trusted, String peer, String forwardedFor) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        if (forwardedFor != null) {
            request.addHeader("X-Forwarded-For", forwardedFor);
        }
        String[] seen = new String[1];
        new ClientAddress(trusted)
                .doFilter(
                        request, new MockHttpServletResponse(), (passed, response) -> seen[0] = passed.getRemoteAddr());
        return seen[0];
    }
}
