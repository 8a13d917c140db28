package io.earnest.chassis.token;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets only services through to {@code /internal/**}; a person's token is as good as none there. */
final class CallerFilter extends OncePerRequestFilter {
    static final String ATTRIBUTE = Caller.class.getName();

    private final CallerVerifier verifier;

    CallerFilter(CallerVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        Optional<Caller> caller =
                verifier.verify(header != null && header.startsWith("Bearer ") ? header.substring(7) : null);
        if (caller.isEmpty()) {
            Problems.write(
                    Problem.of("unauthenticated", 401, "Not a known service")
                            .detail("Calls between services carry a token that the caller signed."),
                    response);
            return;
        }
        request.setAttribute(ATTRIBUTE, caller.get());
        chain.doFilter(request, response);
    }
}
