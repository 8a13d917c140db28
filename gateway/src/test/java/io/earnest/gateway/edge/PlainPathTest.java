package io.earnest.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.testing.Hostile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.UriUtils;
import org.springframework.web.util.pattern.PathPatternParser;

@Hostile
class PlainPathTest {
    /** The fixed words by which policies know a path: limits, origins, sessions, standing, what is logged and cached. */
    private static final List<String> POLICIES = List.of(
            "/api/me/export",
            "/api/sessions",
            "/api/sessions/refresh",
            "/api/sessions/current",
            "/api/profiles",
            "/api/me",
            "/api/docs",
            "/profiles/ada",
            "/assets/js/dom.js",
            "/internal/standing");

    private static final List<String> ODDITIES = List.of(
            "/",
            "//",
            "/./",
            "/../",
            "/.",
            "/..",
            ";",
            ";x=y",
            "%2f",
            "%5C",
            "\\",
            "%3b",
            "%25",
            "%00",
            "%0d",
            "%7f",
            "%2e",
            "%20",
            "%3F",
            "%23",
            "%C1%A5",
            "%E0%80%AF",
            "%C3%A9",
            "%F0%9F%90%9D",
            "%ED%A0%80",
            "+",
            "@",
            ":",
            "~",
            "%7E");

    @Test
    void onAPlainPathPoliciesAndRoutingSeeTheSame() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int plain = 0;
        for (int i = 0; i < 200_000; i++) {
            String policy = POLICIES.get(random.nextInt(POLICIES.size()));
            String path = odd(policy, random);
            if (!PlainPath.is(path)) {
                continue;
            }
            plain++;
            for (String word : POLICIES) {
                assertThat(routed(path, word))
                        .as("%s as %s, seed %d", path, word, seed)
                        .isEqualTo(path.equals(word));
                assertThat(UriUtils.decode(path, StandardCharsets.UTF_8).startsWith(word))
                        .as("%s below %s, seed %d", path, word, seed)
                        .isEqualTo(path.startsWith(word));
            }
        }
        assertThat(plain).as("paths that were looked at").isGreaterThan(1_000);
    }

    @Test
    void everyUnreservedCharacterStandsForItself() {
        for (char c = 1; c < 128; c++) {
            String encoded = "/api/x%" + String.format("%02x", (int) c);
            boolean unreserved = String.valueOf(c).matches("[A-Za-z0-9._~-]");
            boolean hidden = c < 32 || c == 127 || "/\\;%".indexOf(c) >= 0;
            assertThat(PlainPath.is(encoded)).as(encoded).isEqualTo(!unreserved && !hidden);
            assertThat(PlainPath.is(encoded.toUpperCase(Locale.ROOT).replace("/API/X", "/api/x")))
                    .as(encoded)
                    .isEqualTo(!unreserved && !hidden);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/articles/%C3%A9t%C3%A9-%F0%9F%90%9D",
                "/api/articles/a%20b",
                "/api/articles/a%3Fb",
                "/api/articles/a@b:c,d+e!f~g-h_i.j",
                "/.well-known/jwks.json",
                "/feed.atom",
                "/sitemaps/articles-1.xml",
            })
    void whatPeopleAndProgramsUseIsPlain(String path) {
        assertThat(PlainPath.is(path)).isTrue();
    }

    /** The path with one to three of its characters encoded, in another case, or with something odd before them. */
    private static String odd(String path, Random random) {
        List<String> characters = new ArrayList<>(
                path.chars().mapToObj(c -> String.valueOf((char) c)).toList());
        for (int n = random.nextInt(3); n >= 0; n--) {
            int at = random.nextInt(characters.size());
            String c = characters.get(at);
            characters.set(
                    at,
                    switch (random.nextInt(4)) {
                        case 0 -> c.length() == 1 ? "%%%02x".formatted((int) c.charAt(0)) : c;
                        case 1 -> c.toUpperCase(Locale.ROOT);
                        case 2 -> ODDITIES.get(random.nextInt(ODDITIES.size())) + c;
                        default -> c + ODDITIES.get(random.nextInt(ODDITIES.size()));
                    });
        }
        return String.join("", characters);
    }

    private static boolean routed(String path, String pattern) {
        return PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath(path));
    }
}
