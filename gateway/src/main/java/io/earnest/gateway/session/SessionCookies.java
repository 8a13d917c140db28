package io.earnest.gateway.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The two cookies of a session, and one that outlives it, by which a sign-in is known to come from a device that was signed in
 * on before: none is readable by script nor sent along by other sites' forms. Under https their names begin with
 * {@code __Host-}, which browsers take from this very host only: a neighbour (another host of the same domain, or somebody on
 * the way of its plain http) can't plant a session of its own. For that reason the plain names, which sessions had before,
 * are not read there, not even where they stand alone: whoever planted one would choose just that case.
 */
final class SessionCookies {
    static final String ACCESS = "earnest_access";
    static final String REFRESH = "earnest_refresh";
    static final String DEVICE = "earnest_device";

    static final String HINT = "earnest_began";

    private static final Duration HINT_LIFE = Duration.ofMinutes(10);
    private static final Duration DEVICE_LIFE = Duration.ofDays(30);
    private static final String OF_THIS_HOST = "__Host-";

    private final boolean secure;
    private final String access;
    private final String refresh;
    private final String device;
    private final Duration refreshLife;

    /** @param secure whether people reach the gateway by https only */
    SessionCookies(boolean secure, Duration refreshLife) {
        this.secure = secure;
        this.access = secure ? OF_THIS_HOST + ACCESS : ACCESS;
        this.refresh = secure ? OF_THIS_HOST + REFRESH : REFRESH;
        this.device = secure ? OF_THIS_HOST + DEVICE : DEVICE;
        this.refreshLife = refreshLife;
    }

    @Nullable
    String access(HttpServletRequest request) {
        return value(request, access);
    }

    @Nullable
    String refresh(HttpServletRequest request) {
        return value(request, refresh);
    }

    /** What shows that somebody signed in from this browser before; null where it does not, or where it came twice. */
    @Nullable
    String device(HttpServletRequest request) {
        return count(request, device) > 1 ? null : value(request, device);
    }

    /** Whether one of a session's came twice: no browser that only we have given cookies to sends that, and nobody knows which is ours. */
    boolean ambiguous(HttpServletRequest request) {
        return count(request, access) > 1 || count(request, refresh) > 1;
    }

    void set(Tokens tokens, HttpServletRequest request, HttpServletResponse response) {
        add(access, tokens.accessToken(), Duration.ofSeconds(tokens.expiresIn()), response);
        add(refresh, tokens.refreshToken(), refreshLife, response);
        clearFormer(request, response);
    }

    /** @param deviceToken what profile-service knows the device by from now on, if it said so */
    void begin(Tokens tokens, @Nullable String deviceToken, HttpServletRequest request, HttpServletResponse response) {
        set(tokens, request, response);
        if (deviceToken != null) {
            add(device, deviceToken, DEVICE_LIFE, response);
        }
    }

    /**
     * Tells the next page's script, which can't read the others, that a session began without it. It holds nothing, and
     * whoever plants it makes a page ask once in vain who is looking.
     */
    void hint(HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(HINT, "1")
                        .secure(secure)
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(HINT_LIFE)
                        .build()
                        .toString());
    }

    void clear(HttpServletRequest request, HttpServletResponse response) {
        add(access, "", Duration.ZERO, response);
        add(refresh, "", Duration.ZERO, response);
        clearFormer(request, response);
    }

    /** The cookies of sessions from before the names were this host's own; they still hold tokens. */
    private void clearFormer(HttpServletRequest request, HttpServletResponse response) {
        for (String former : secure ? List.of(ACCESS, REFRESH) : List.<String>of()) {
            if (count(request, former) > 0) {
                add(former, "", Duration.ZERO, response);
            }
        }
    }

    private static @Nullable String value(HttpServletRequest request, String name) {
        for (Cookie cookie : all(request)) {
            if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
                return cookie.getValue();
            }
        }
        return null;
    }

    private static int count(HttpServletRequest request, String name) {
        int count = 0;
        for (Cookie cookie : all(request)) {
            count += cookie.getName().equals(name) ? 1 : 0;
        }
        return count;
    }

    private static Cookie[] all(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null ? new Cookie[0] : cookies;
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
