package io.earnest.gateway.session;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.Ids;
import io.earnest.gateway.Browser;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How a person signs in, as pages and forms that need no script. */
@GatewayTest
class AccessWebTest {
    private static final String[] FROM_OUR_PAGE = {"Origin", "https://earnest.example", "Accept", "text/html"};
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static final String FACTORS = """
            {"recoveryCodesLeft": 2, "recoveryCodesMadeAt": "2026-03-02T10:00:00Z", "totpSince": null,
             "passkeys": [{"id": "cred-1", "name": "<Phone>", "createdAt": "2026-03-02T10:00:00Z", "lastUsedAt": null}],
             "passwordNeeded": %s}""";

    private final String bearer = Peers.KEYS.sessionBearer("ada0", Ids.random());

    @LocalServerPort
    private int port;

    @BeforeEach
    void reset() {
        Peers.reset();
        Peers.REWARDS.stubFor(any(anyUrl()).willReturn(serviceUnavailable()));
        Peers.PROFILE.stubFor(get("/api/me/factors")
                .withHeader("Authorization", equalTo(bearer))
                .willReturn(okJson(FACTORS.formatted("true"))));
    }

    @Test
    void thePageSaysWhatThereIsAndIsKeptByNobody() {
        HttpResponse<String> page = browser().get("/settings/access", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.body())
                .contains("2 of 10 are left", "Few are left", "&lt;Phone>", "name=\"password\"")
                .doesNotContain("style=", "<Phone>");
        Peers.PROFILE.stubFor(get("/api/me/factors").willReturn(okJson(FACTORS.formatted("false"))));
        assertThat(browser()
                        .get("/settings/access?done=totp", "Accept", "text/html")
                        .body())
                .contains("From now on a code")
                .doesNotContain("name=\"password\"");
    }

    @Test
    void whoIsNotSignedInGoesToSignInAndComesBack() {
        HttpResponse<String> page = new Browser(port).get("/settings/access", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).hasValue("/sign-in?next=%2Fsettings%2Faccess");
    }

    @Test
    void codesAreShownOnceWithAFileOfThem() {
        Peers.PROFILE.stubFor(post("/api/me/recovery-codes")
                .withHeader("Authorization", equalTo(bearer))
                .withRequestBody(equalToJson("{\"password\": \"correct horse\"}"))
                .willReturn(jsonResponse("{\"codes\": [\"0123-4567-89ab-cdef\"]}", 201)));
        HttpResponse<String> page = browser().form("/settings/access/codes", "password=correct+horse", FROM_OUR_PAGE);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.body())
                .contains("<code>0123-4567-89ab-cdef</code>", "name=\"codes\" value=\"0123-4567-89ab-cdef\"");
        HttpResponse<String> file =
                browser().form("/settings/access/codes/file", "codes=0123-4567-89ab-cdef", FROM_OUR_PAGE);
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"earnest-recovery-codes.txt\"");
        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(file.body()).contains("\n0123-4567-89ab-cdef\n");
        assertThat(browser()
                        .form("/settings/access/codes/file", "codes=%3Cscript%3E", FROM_OUR_PAGE)
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void aWrongPasswordIsSaidOnThePageAndMakesNothing() {
        refuses("/api/me/recovery-codes", 403, "bad-credentials");
        HttpResponse<String> page = browser().form("/settings/access/codes", "password=nonsense", FROM_OUR_PAGE);
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("That is not your password.").doesNotContain("nonsense");
    }

    @Test
    void aSecretIsShownAsAQrCodeAndStaysAfterAWrongCode() {
        Peers.PROFILE.stubFor(post("/api/me/totp")
                .willReturn(jsonResponse(
                        "{\"secret\": \"%s\", \"uri\": \"otpauth://totp/Earnest%%3Aada?secret=%s&issuer=Earnest\"}"
                                .formatted(SECRET, SECRET),
                        201)));
        String page = browser().form("/settings/access/totp", "", FROM_OUR_PAGE).body();
        assertThat(page)
                .contains("<svg class=\"qr\" viewBox=\"0 0 ", "GEZD GNBV", "value=\"" + SECRET + "\"")
                .doesNotContain("style=");
        String drawn =
                page.substring(page.indexOf("<svg class=\"qr\""), page.indexOf("</svg>", page.indexOf("class=\"qr\"")));

        Peers.PROFILE.stubFor(put("/api/me/totp").willReturn(jsonResponse("{\"type\": \"/problems/bad-code\"}", 403)));
        HttpResponse<String> wrong =
                browser().form("/settings/access/totp/confirm", "secret=" + SECRET + "&code=000000", FROM_OUR_PAGE);
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.body()).contains("not the code of this moment", drawn);

        Peers.PROFILE.stubFor(put("/api/me/totp")
                .withRequestBody(equalToJson("{\"code\": \"123456\"}"))
                .willReturn(noContent()));
        HttpResponse<String> right =
                browser().form("/settings/access/totp/confirm", "secret=" + SECRET + "&code=123456", FROM_OUR_PAGE);
        assertThat(right.statusCode()).isEqualTo(303);
        assertThat(right.headers().firstValue("Location")).hasValue("/settings/access?done=totp");
    }

    @Test
    void aPasskeyIsRemovedWithoutScript() {
        Peers.PROFILE.stubFor(delete("/api/me/passkeys/cred-1")
                .withRequestBody(equalToJson("{\"password\": \"x\"}"))
                .willReturn(noContent()));
        HttpResponse<String> gone =
                browser().form("/settings/access/passkeys/remove", "id=cred-1&password=x", FROM_OUR_PAGE);
        assertThat(gone.headers().firstValue("Location")).hasValue("/settings/access?done=passkey-gone");
        assertThat(browser()
                        .form("/settings/access/passkeys/remove", "id=..%2F..%2Fme&password=x", FROM_OUR_PAGE)
                        .headers()
                        .firstValue("Location"))
                .hasValue("/settings/access");
    }

    @Test
    void noOtherSiteSendsTheseForms() {
        for (String path :
                new String[] {"codes", "codes/file", "totp", "totp/confirm", "totp/remove", "passkeys/remove"}) {
            HttpResponse<String> answer = browser()
                    .form(
                            "/settings/access/" + path,
                            "code=1&id=cred-1",
                            "Origin",
                            "https://evil.example",
                            "Accept",
                            "text/html");
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(browser().form("/settings/access/" + path, "code=1").statusCode())
                    .as("%s without an origin", path)
                    .isEqualTo(403);
        }
        assertThat(Peers.PROFILE.getAllServeEvents().stream()
                        .filter(e -> e.getRequest().getUrl().startsWith("/api/me/")))
                .isEmpty();
    }

    @Test
    void aSignInThatNeedsACodeAsksForIt() {
        refuses("/api/sessions", 401, "second-factor-needed\", \"token\": \"pend.ing");
        Browser browser = new Browser(port);
        HttpResponse<String> asked =
                browser.form("/sign-in", "handle=ada&password=correct&next=%2Fwallet", FROM_OUR_PAGE);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body())
                .contains("action=\"/sign-in/code\"", "value=\"pend.ing\"", "value=\"/wallet\"")
                .doesNotContain("correct");
        assertThat(Browser.setCookies(asked)).isEmpty();

        refuses("/api/sessions/second-factor", 401, "bad-code");
        String sent = "token=pend.ing&next=%2Fwallet&code=";
        HttpResponse<String> wrong = browser.form("/sign-in/code", sent + "000000", FROM_OUR_PAGE);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("not the code of this moment", "value=\"pend.ing\"");
        assertThat(browser.form("/sign-in/code", sent, FROM_OUR_PAGE).statusCode())
                .isEqualTo(200);

        refuses("/api/sessions/second-factor", 401, "sign-in-again");
        assertThat(browser.form("/sign-in/code", sent + "1", FROM_OUR_PAGE).body())
                .contains("longer than five minutes", "action=\"/sign-in\"");

        Peers.PROFILE.stubFor(post("/api/sessions/second-factor")
                .withRequestBody(equalToJson("{\"token\": \"pend.ing\", \"code\": \"123456\"}"))
                .willReturn(okJson("{\"accessToken\":\"%s\",\"expiresIn\":600,\"refreshToken\":\"r1\"}"
                        .formatted(bearer.substring(7)))));
        HttpResponse<String> done = browser.form("/sign-in/code", sent + "123456", FROM_OUR_PAGE);
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.headers().firstValue("Location")).hasValue("/wallet");
        assertThat(browser.cookies()).containsEntry("__Host-earnest_refresh", "r1");
        assertThat(new Browser(port)
                        .form("/sign-in/code", sent + "123456", "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aForgottenPasswordIsSetByACodeAndSignsIn() {
        Peers.PROFILE.stubFor(post("/api/recoveries")
                .withRequestBody(
                        equalToJson("{\"handle\": \"ada\", \"code\": \"0123\", \"password\": \"a new sentence\"}"))
                .willReturn(noContent()));
        Peers.PROFILE.stubFor(post("/api/sessions")
                .willReturn(okJson("{\"accessToken\":\"%s\",\"expiresIn\":600,\"refreshToken\":\"r1\"}"
                        .formatted(bearer.substring(7)))));
        HttpResponse<String> done =
                new Browser(port).form("/recover", "handle=ada&code=0123&password=a+new+sentence&next=", FROM_OUR_PAGE);
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.headers().firstValue("Location")).hasValue("/settings/access?done=recovered");

        refuses("/api/recoveries", 401, "bad-recovery-code");
        HttpResponse<String> wrong =
                new Browser(port).form("/recover", "handle=ada&code=0123&password=a+new+sentence", FROM_OUR_PAGE);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body())
                .contains("The handle and the code don't go together", "value=\"ada\"")
                .doesNotContain("a new sentence", "0123");
        HttpResponse<String> empty = new Browser(port).form("/recover", "handle=ada&code=&password=", FROM_OUR_PAGE);
        assertThat(empty.statusCode()).isEqualTo(400);
        Peers.PROFILE.verify(2, postRequestedFor(urlEqualTo("/api/recoveries")));
    }

    @Test
    void anOutageIsSaid() {
        Peers.PROFILE.stubFor(get("/api/me/factors").willReturn(serviceUnavailable()));
        assertThat(browser().get("/settings/access", "Accept", "text/html").statusCode())
                .isEqualTo(503);
    }

    private Browser browser() {
        return new Browser(port)
                .with("__Host-earnest_access", bearer.substring(7))
                .with("__Host-earnest_refresh", "r0");
    }

    private static void refuses(String path, int status, String name) {
        Peers.PROFILE.stubFor(post(path)
                .willReturn(jsonResponse("{\"type\":\"/problems/%s\"}".formatted(name), status)
                        .withHeader("Content-Type", "application/problem+json")));
    }
}
