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
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets no request through whose path two readers could understand differently ({@link PlainPath}), nor one to what is not
 * public: all of these are simply not there. And no form: its fields would turn into a query string on their way to a service.
 */
final class RequestGuard extends OncePerRequestFilter {
    private static final Pattern NOT_PUBLIC = Pattern.compile("/+(internal|actuator)(/.*)?", Pattern.DOTALL);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!PlainPath.is(request.getRequestURI())
                || NOT_PUBLIC
                        .matcher(request.getServletPath().toLowerCase(Locale.ROOT))
                        .matches()) {
            Problems.write(
                    Problem.of("not-found", 404, "Not found").detail("There is nothing at this address."), response);
        } else if (!mayBeJson(request.getContentType())) {
            Problems.write(
                    Problem.of("unsupported-media-type", 415, "Unsupported media type")
                            .detail("Send the body as application/json."),
                    response);
        } else {
            chain.doFilter(request, response);
        }
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
