package io.earnest.gateway.edge;

import java.util.List;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Calls that cost their service much. Each class has a breaker of its own: where one starves, neither the others nor all the
 * cheap calls of that service are given up with it.
 *
 * @param name a constant: part of a breaker's name, and so of a label
 * @param methods of the calls
 * @param path of the calls
 * @param parameter that makes a call one of this class, or empty where all are
 */
record RouteClass(String name, Set<String> methods, PathPattern path, String parameter) {
    private static final List<RouteClass> ALL = List.of(
            of("preview", Set.of("POST"), "/api/previews", ""),
            of("preview", Set.of("POST"), "/api/comments/previews", ""),
            of("import", Set.of("POST"), "/api/admin/articles", ""),
            of("writing", Set.of("POST"), "/api/articles", ""),
            of("writing", Set.of("PUT"), "/api/articles/{id}", ""),
            of("search", Set.of("GET", "HEAD"), "/api/articles", "q"),
            of("password", Set.of("POST"), "/api/profiles", ""),
            of("password", Set.of("PUT"), "/api/me/password", ""),
            of("password", Set.of("POST"), "/api/recoveries", ""),
            of("image", Set.of("GET", "HEAD"), "/api/avatars/{id}/image", ""));

    private static RouteClass of(String name, Set<String> methods, String path, String parameter) {
        return new RouteClass(name, methods, PathPatternParser.defaultInstance.parse(path), parameter);
    }

    /** The name of the breaker for a request to that service. */
    static String breaker(String service, ServerRequest request) {
        PathContainer path = request.requestPath().pathWithinApplication();
        return ALL.stream()
                .filter(c -> c.path.matches(path)
                        && c.methods.contains(request.method().name()))
                .filter(c -> c.parameter.isEmpty() || has(c.parameter, request))
                .findFirst()
                .map(c -> "proxy-" + service + "-" + c.name)
                .orElse("proxy-" + service);
    }

    /** What is in no readable query is for the service to refuse. */
    private static boolean has(String parameter, ServerRequest request) {
        try {
            return request.param(parameter).isPresent();
        } catch (InvalidParameterException e) {
            return false;
        }
    }
}
