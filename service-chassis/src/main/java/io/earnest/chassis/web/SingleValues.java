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
 * so that what is asked for is another thing than what the client, or a proxy before it, thinks.
 */
public final class SingleValues implements HandlerInterceptor {
    /** Names by method: as many as there are calls. */
    private final Map<Method, List<String>> single = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() != null && handler instanceof HandlerMethod method) {
            for (String name : single.computeIfAbsent(method.getMethod(), m -> names(method))) {
                String[] values = request.getParameterValues(name);
                if (values != null && values.length > 1) {
                    throw Problem.invalid(name, "may be given once").exception();
                }
            }
        }
        return true;
    }

    private static List<String> names(HandlerMethod method) {
        var discoverer = new DefaultParameterNameDiscoverer();
        List<String> names = new ArrayList<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked == null || takesMany(parameter.getParameterType())) {
                continue;
            }
            parameter.initParameterNameDiscovery(discoverer);
            names.add(asked.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : asked.name());
        }
        return List.copyOf(names);
    }

    private static boolean takesMany(Class<?> type) {
        return type.isArray() || Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }
}
