package io.earnest.chassis.token;

import io.earnest.chassis.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands {@link Viewer}, {@code Optional<Viewer>} and {@link Caller} to controllers. */
public final class IdentityArguments implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == Viewer.class
                || type == Caller.class
                || (type == Optional.class && parameter.nested().getNestedParameterType() == Viewer.class);
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        if (parameter.getParameterType() == Caller.class) {
            Object caller = request.getAttribute(CallerFilter.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
            if (caller == null) {
                throw Problem.unauthenticated().exception();
            }
            return caller;
        }
        Optional<Viewer> viewer = viewer();
        return parameter.getParameterType() == Optional.class
                ? viewer
                : viewer.orElseThrow(() -> Problem.unauthenticated().exception());
    }

    /** The person of the request that this thread serves. */
    public static Optional<Viewer> viewer() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Jwt jwt)) {
            return Optional.empty();
        }
        List<String> roles = jwt.getClaimAsStringList("roles");
        return Optional.of(new Viewer(
                String.valueOf(jwt.getSubject()),
                claim(jwt, "handle"),
                roles == null ? Set.of() : Set.copyOf(roles),
                jwt.getClaim("level") instanceof Number level ? level.intValue() : 1,
                claim(jwt, "sid")));
    }

    private static String claim(Jwt jwt, String name) {
        String value = jwt.getClaimAsString(name);
        return value == null ? "" : value;
    }
}
