package io.earnest.gateway.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The two cookies: neither is readable by script nor sent along by other sites' forms. */
final class SessionCookies {
    static final String ACCESS = "earnest_access";
    static final String REFRESH = "earnest_refresh";

    private final boolean secure;
    private final Duration refreshLife;

    /** @param secure whether people reach the gateway by https only */
    SessionCookies(boolean secure, Duration refreshLife) {
        this.secure = secure;
        this.refreshLife = refreshLife;
    }

    static @Nullable String read(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
                return cookie.getValue();
            }
        }
        return null;
    }

    void set(Tokens tokens, HttpServletResponse response) {
        add(ACCESS, tokens.accessToken(), Duration.ofSeconds(tokens.expiresIn()), response);
        add(REFRESH, tokens.refreshToken(), refreshLife, response);
    }

    void clear(HttpServletResponse response) {
        add(ACCESS, "", Duration.ZERO, response);
        add(REFRESH, "", Duration.ZERO, response);
    }

    private void add(String name, String value, Duration life, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(life)
                        .build()
                        .toString());
    }
}
