package io.earnest.gateway.session;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.created;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.earnest.chassis.Ids;
import io.earnest.gateway.Browser;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The forms for signing in and up, sent before their script has come, or without it. */
@GatewayTest
class SignWebTest {
    private static final String[] FROM_OUR_PAGE = {"Origin", "https://earnest.example", "Accept", "text/html"};
    private static final String ADA = "handle=ada&password=correct+horse+%26+battery";

    private final String access = Peers.KEYS.sessionBearer("ada0", Ids.random()).substring(7);

    @LocalServerPort
    private int port;

    @BeforeEach
    void reset() {
        Peers.reset();
        Peers.REWARDS.stubFor(any(anyUrl()).willReturn(serviceUnavailable()));
        Peers.PROFILE.stubFor(post("/api/sessions")
                .willReturn(
                        okJson("{\"accessToken\":\"%s\",\"expiresIn\":600,\"refreshToken\":\"r1\"}".formatted(access))
                                .withHeader("X-Earnest-Device", "17.known")));
        Peers.PROFILE.stubFor(post("/api/profiles").willReturn(created()));
    }

    @Test
    void whoSignsInWithoutScriptIsSignedInAndGoesOn() {
        Browser browser = new Browser(port);
        HttpResponse<String> answer =
                browser.form("/sign-in", ADA + "&next=%2Farticles%2Fa-b%3Fcomments%3Dtop%23talk", FROM_OUR_PAGE);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/articles/a-b?comments=top#talk");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(browser.cookies())
                .containsEntry("__Host-earnest_access", access)
                .containsEntry("__Host-earnest_refresh", "r1")
                .containsEntry("__Host-earnest_device", "17.known")
                .containsEntry("earnest_began", "1");
        Peers.PROFILE.verify(postRequestedFor(urlEqualTo("/api/sessions"))
                .withHeader("X-Forwarded-For", equalTo("127.0.0.1"))
                .withRequestBody(equalToJson("{\"handle\":\"ada\",\"password\":\"correct horse & battery\"}")));
    }

    @Test
    void whoSignsUpWithoutScriptIsWelcomed() {
        HttpResponse<String> answer =
                new Browser(port).form("/sign-up", ADA + "&displayName=Ada+L.&next=", FROM_OUR_PAGE);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/levels?welcome");
        Peers.PROFILE.verify(postRequestedFor(urlEqualTo("/api/profiles"))
                .withRequestBody(equalToJson(
                        "{\"handle\":\"ada\",\"password\":\"correct horse & battery\",\"displayName\":\"Ada L.\"}")));
    }

    @Test
    void aRefusalStandsOnThePageWithAllThatWasTypedButThePassword() {
        refuses("/api/sessions", 401, "bad-credentials", "");
        HttpResponse<String> answer =
                new Browser(port).form("/sign-in", ADA + "&next=%2Fwallet%22%3E%3Cx", FROM_OUR_PAGE);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .contains("The handle and the password don't go together.", "value=\"ada\"")
                .contains("value=\"/wallet&#34;")
                .doesNotContain("correct horse", "\"><x");
        assertThat(Browser.setCookies(answer)).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void aFieldThatCanNotBeTakenIsNamed() {
        refuses(
                "/api/profiles",
                400,
                "invalid-request",
                ",\"errors\":[{\"field\":\"password\",\"message\":\"must have at least 10 characters\"}]");
        HttpResponse<String> answer = new Browser(port).form("/sign-up", ADA + "&displayName=Ada", FROM_OUR_PAGE);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Must have at least 10 characters.", "value=\"ada\"", "value=\"Ada\"");

        refuses("/api/profiles", 409, "handle-taken", "");
        assertThat(new Browser(port).form("/sign-up", ADA, FROM_OUR_PAGE).body())
                .contains("Somebody has that handle already.");
        assertThat(new Browser(port)
                        .form("/sign-in", "handle=+&password=", FROM_OUR_PAGE)
                        .body())
                .contains("Please fill this in.");
    }

    @Test
    void anOutageIsSaidAndLosesNothing() {
        Peers.PROFILE.stubFor(post("/api/sessions").willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        HttpResponse<String> answer = new Browser(port).form("/sign-in", ADA, FROM_OUR_PAGE);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("can't be reached at the moment", "value=\"ada\"");
    }

    @Test
    void noOtherSiteSignsAnybodyIn() {
        for (String path : new String[] {"/sign-in", "/sign-up"}) {
            HttpResponse<String> answer = new Browser(port).form(path, ADA, "Origin", "https://evil.example");
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(Browser.setCookies(answer)).isEmpty();
            HttpResponse<String> page =
                    new Browser(port).form(path, ADA, "Origin", "https://evil.example", "Accept", "text/html");
            assertThat(page.statusCode()).isEqualTo(403);
            assertThat(page.body()).contains("<main", "What you sent was not taken in");
        }
        Peers.PROFILE.verify(0, postRequestedFor(urlEqualTo("/api/sessions")));
        Peers.PROFILE.verify(0, postRequestedFor(urlEqualTo("/api/profiles")));
    }

    @Test
    void aPasswordInTheAddressIsNotTaken() {
        HttpResponse<String> answer = new Browser(port).form("/sign-in?" + ADA, "next=", FROM_OUR_PAGE);
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void aFormThatScriptAloneCanSendSaysSo() {
        for (String path : new String[] {"/settings", "/write", "/moderation", "/articles/a-b", "/articles/a-b/edit"}) {
            HttpResponse<String> answer = new Browser(port).form(path, "title=x", FROM_OUR_PAGE);
            assertThat(answer.statusCode()).as(path).isEqualTo(405);
            assertThat(answer.body()).as(path).contains("This address can only be looked at");
        }
        assertThat(new Browser(port).form("/api/sessions", ADA, FROM_OUR_PAGE).statusCode())
                .as("no form reaches a service")
                .isEqualTo(415);
    }

    private static void refuses(String path, int status, String name, String more) {
        Peers.PROFILE.stubFor(post(path)
                .willReturn(jsonResponse("{\"type\":\"/problems/%s\"%s}".formatted(name, more), status)
                        .withHeader("Content-Type", "application/problem+json")));
    }
}
