package io.earnest.chassis.web;

import io.earnest.chassis.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a query that gives a parameter twice where the call takes one value: Spring would take the first or join them,
 * so that what is asked for is another thing than what the client, or a proxy before it, thinks. So too an empty value
 * where a number or the like belongs, which Spring would take for none.
 */
public final class SingleValues implements HandlerInterceptor {
    /** By method: as many as there are calls. */
    private final Map<Method, List<Single>> single = new ConcurrentHashMap<>();

    /** @param text whether an empty value is one, as it is of a string */
    private record Single(String name, boolean text) {}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() != null && handler instanceof HandlerMethod method) {
            for (Single asked : single.computeIfAbsent(method.getMethod(), m -> singles(method))) {
                String[] values = request.getParameterValues(asked.name);
                if (values != null && values.length > 1) {
                    throw Problem.invalid(asked.name, "may be given once").exception();
                }
                if (values != null && !asked.text && values[0].isBlank()) {
                    throw Problem.invalid(asked.name, "needs a value, or is to be left out")
                            .exception();
                }
            }
        }
        return true;
    }

    private static List<Single> singles(HandlerMethod method) {
        var discoverer = new DefaultParameterNameDiscoverer();
        List<Single> singles = new ArrayList<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked == null || takesMany(parameter.getParameterType())) {
                continue;
            }
            parameter.initParameterNameDiscovery(discoverer);
            singles.add(new Single(
                    asked.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : asked.name(),
                    parameter.getParameterType() == String.class));
        }
        return List.copyOf(singles);
    }

    private static boolean takesMany(Class<?> type) {
        return type.isArray() || Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }
}
