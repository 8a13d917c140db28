package io.earnest.gateway.page;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Hands out the verifiers of proofs that need no checkout: a page that is one file, so that it can be saved and trusts no
 * server, and a program in Python. The page's script and style stand in it; its policy names them by their hashes, and lets it
 * speak to nobody.
 */
@Controller
@Hidden
class VerifyController {
    private static final Duration CACHED = Duration.ofHours(1);
    private static final MediaType PYTHON = MediaType.parseMediaType("text/x-python;charset=UTF-8");

    private final byte[] page = read("verify/verify.html");
    private final byte[] program = read("verify/verify_proof.py");
    private final String policy;

    VerifyController() {
        String html = new String(page, StandardCharsets.UTF_8);
        this.policy = "default-src 'none'; script-src '" + hash(html, "script") + "'; style-src '" + hash(html, "style")
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    @GetMapping("/verify")
    ResponseEntity<byte[]> page(HttpServletResponse response) {
        // In place of the one that all pages have, which allows no inline script.
        response.setHeader("Content-Security-Policy", policy);
        return ResponseEntity.ok()
                .contentType(Answer.HTML)
                .cacheControl(CacheControl.maxAge(CACHED).cachePublic())
                .body(page);
    }

    @GetMapping("/verify/verify_proof.py")
    ResponseEntity<byte[]> program() {
        return ResponseEntity.ok()
                .contentType(PYTHON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"verify_proof.py\"")
                .cacheControl(CacheControl.maxAge(CACHED).cachePublic())
                .body(program);
    }

    private static String hash(String html, String element) {
        Matcher content = Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL)
                .matcher(html);
        if (!content.find()) {
            throw new IllegalStateException("verify.html has no " + element);
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(content.group(1).getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] read(String file) {
        try (InputStream in = new ClassPathResource(file).getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }
}
