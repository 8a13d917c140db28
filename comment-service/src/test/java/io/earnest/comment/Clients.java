package io.earnest.comment;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;

/** Makes all peers of the running service answer one thing, so that its clients can be tried as they are configured. */
public final class Clients {
    public static final WireMockServer PEER = RunningService.PEERS.server();
    private static StubMapping told;

    private Clients() {}

    public static <T> T bean(Class<T> type) {
        return RunningService.bean(type);
    }

    public static void answers(ResponseDefinitionBuilder answer) {
        behaveAgain();
        told = PEER.stubFor(any(anyUrl()).atPriority(1).willReturn(answer));
    }

    /** To be called after each test. */
    public static void behaveAgain() {
        if (told != null) {
            PEER.removeStub(told);
            PEER.resetRequests();
            told = null;
        }
    }

    public static void answers(int status, String json) {
        answers(aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(json));
    }

    /** Each way of giving no usable answer. */
    public enum Outage {
        TIMES_OUT(aResponse().withFixedDelay(6_000)),
        SAYS_503(aResponse().withStatus(503)),
        SAYS_500(aResponse().withStatus(500).withBody("{}")),
        SAYS_429(aResponse().withStatus(429)),
        SAYS_401(aResponse().withStatus(401)),
        HANGS_UP(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
        TALKS_NONSENSE(
                aResponse().withHeader("Content-Type", "application/json").withBody("{\"items\":[{\"lev")),
        TALKS_HTML(aResponse().withHeader("Content-Type", "text/html").withBody("<html>Welcome</html>")),
        SAYS_NOTHING(aResponse().withHeader("Content-Type", "application/json").withBody("{}"));

        private final ResponseDefinitionBuilder answer;

        Outage(ResponseDefinitionBuilder answer) {
            this.answer = answer;
        }

        public void happens() {
            answers(answer);
        }
    }
}
