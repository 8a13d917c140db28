package io.earnest.gateway.edge;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets no request through whose path two readers could understand differently ({@link PlainPath}), nor one to what is not
 * public: all of these are simply not there. An address with a slash behind it leads to the one without. And no form but those
 * of pages: on its way to a service its fields would turn into a query string.
 */
final class RequestGuard extends OncePerRequestFilter {
    private static final Pattern NOT_PUBLIC = Pattern.compile("/+(internal|actuator)(/.*)?", Pattern.DOTALL);
    private static final Pattern NEVER_WITH_SLASH =
            Pattern.compile("/+(api|(internal|actuator|assets)(/.*)?)", Pattern.DOTALL);

    /** What a URI may not hold as it is (RFC 3986), and Tomcat could let through. */
    static final String UNENCODED = "\"<>[]^`{|}";

    private static final Pattern PAGES_WITH_FORMS = Pattern.compile(
            "/(sign-in(/code)?|sign-up|recover|settings(/access(/[a-z-]+)*)?|following|reading-list|write|moderation|notifications/(read|[^/]+/appeal)"
                    + "|articles/[^/]+(/edit)?)");
    private static final Pattern FORM =
            Pattern.compile("application/x-www-form-urlencoded *(;.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Refusal refusal;

    RequestGuard(Refusal refusal) {
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (!isEncoded(path) || !isEncoded(request.getQueryString())) {
            refusal.write(
                    Problem.of("invalid-request", 400, "The request is not valid")
                            .detail("The address holds a character that must be percent-encoded, such as %5B for [."),
                    request,
                    response);
        } else if (isReadWithSlash(request)) {
            String query = request.getQueryString();
            response.setStatus(HttpStatus.PERMANENT_REDIRECT.value());
            response.setHeader(
                    HttpHeaders.LOCATION, path.substring(0, path.length() - 1) + (query == null ? "" : "?" + query));
        } else if (!PlainPath.is(path)
                || NOT_PUBLIC
                        .matcher(request.getServletPath().toLowerCase(Locale.ROOT))
                        .matches()) {
            refusal.write(
                    Problem.of("not-found", 404, "Not found").detail("There is nothing at this address."),
                    request,
                    response);
        } else if (!mayBeJson(request.getContentType()) && !isPageForm(request)) {
            Problems.write(
                    Problem.of("unsupported-media-type", 415, "Unsupported media type")
                            .detail("Send the body as application/json."),
                    response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Whether nothing in it should have been encoded: the connector lets these through so that the refusal is ours. */
    private static boolean isEncoded(@Nullable String part) {
        return part == null || part.chars().noneMatch(c -> UNENCODED.indexOf(c) >= 0);
    }

    /** People type it, and other sites and programs link to it. What is sent is not sent elsewhere. */
    private static boolean isReadWithSlash(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.length() > 1
                && path.endsWith("/")
                && PlainPath.is(path.substring(0, path.length() - 1))
                && !NEVER_WITH_SLASH
                        .matcher(path.substring(0, path.length() - 1).toLowerCase(Locale.ROOT))
                        .matches()
                && (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"));
    }

    /** A page's own form, sent before its script has come or without it: taken, or refused as a page says it. */
    private static boolean isPageForm(HttpServletRequest request) {
        String type = request.getContentType();
        return request.getMethod().equals("POST")
                && PAGES_WITH_FORMS.matcher(request.getRequestURI()).matches()
                && type != null
                && FORM.matcher(type).matches();
    }

    /** Neither a form nor something that is no type of content at all, which could not be passed on. */
    private static boolean mayBeJson(@Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            return true;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            return type.isConcrete()
                    && !type.getType().equals("multipart")
                    && !type.equalsTypeAndSubtype(MediaType.APPLICATION_FORM_URLENCODED);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
