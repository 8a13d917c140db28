package io.earnest.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.gateway.Browser;
import io.earnest.gateway.GatewayTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class VerifyWebTest {
    @LocalServerPort
    private int port;

    @Test
    void thePageIsOneFileWhosePolicyNamesItsScriptAndLetsItSpeakToNobody() throws Exception {
        HttpResponse<String> page = new Browser(port).get("/verify");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.headers().allValues("Content-Security-Policy")).hasSize(1);
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .contains("script-src 'sha256-" + hash(page.body(), "script") + "'")
                .contains("style-src 'sha256-" + hash(page.body(), "style") + "'")
                .doesNotContain("unsafe", "connect-src", "'self'");
        assertThat(page.body()).doesNotContain("src=", "href=", "fetch(", "@import", "url(", "style=");
        assertThat(page.body()).contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
    }

    @Test
    void theProgramIsHandedOutAsAFile() {
        HttpResponse<String> program = new Browser(port).get("/verify/verify_proof.py");
        assertThat(program.statusCode()).isEqualTo(200);
        assertThat(program.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"verify_proof.py\"");
        assertThat(program.body()).startsWith("#!/usr/bin/env python3");
        assertThat(program.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'");
    }

    private static String hash(String html, String element) throws Exception {
        String content = Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL)
                .matcher(html)
                .results()
                .map((MatchResult match) -> match.group(1))
                .findFirst()
                .orElseThrow();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(hash);
    }
}
