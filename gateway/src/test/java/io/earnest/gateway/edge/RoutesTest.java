package io.earnest.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.testing.Hostile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.yaml.snakeyaml.Yaml;

/** What a service publishes for people and a route leaves out answers 404, however good the service is. */
@Hostile
class RoutesTest {
    /** What the gateway composes, and asks for by itself. */
    private static final Set<String> OF_THE_GATEWAY = Set.of(
            "/api/export",
            "/api/notifications",
            "/api/notifications/unread",
            "/api/notifications/read",
            "/api/moderation/appeals");

    @ParameterizedTest
    @ValueSource(strings = {"article-service", "comment-service", "profile-service", "rewards-service"})
    void allThatAServicePublishesForPeopleIsRoutedToIt(String service) throws IOException {
        List<Route> routes = routes();
        Set<String> lost = new TreeSet<>();
        for (String path : published(service)) {
            PathContainer asked = PathContainer.parsePath(
                    path.replaceAll("(notifications|appeals)/\\{[^}]*}", "$1/" + service.replace("service", "x"))
                            .replaceAll("\\{[^}]*}", "x"));
            String first = routes.stream()
                    .filter(route -> route.patterns.stream().anyMatch(pattern -> pattern.matches(asked)))
                    .map(Route::id)
                    .findFirst()
                    .orElse("nobody");
            if (!first.equals(service)) {
                lost.add(path + " goes to " + first);
            }
        }
        assertThat(lost).isEmpty();
    }

    private record Route(String id, List<PathPattern> patterns) {}

    private static List<String> published(String service) throws IOException {
        Map<?, ?> document = (Map<?, ?>) new Yaml().load(Files.readString(Path.of("..", service, "openapi.yaml")));
        List<String> paths = ((Map<?, ?>) document.get("paths"))
                .keySet().stream()
                        .map(String::valueOf)
                        .filter(path -> !path.startsWith("/internal/") && !OF_THE_GATEWAY.contains(path))
                        .toList();
        assertThat(paths).isNotEmpty();
        return paths;
    }

    private static List<Route> routes() throws IOException {
        for (Object document : new Yaml().loadAll(Files.readString(Path.of("src/main/resources/application.yaml")))) {
            Map<?, ?> spring = (Map<?, ?>) ((Map<?, ?>) document).get("spring");
            if (spring.get("cloud") instanceof Map<?, ?> cloud) {
                List<?> routes = (List<?>) in(cloud, "gateway", "server", "webmvc", "routes");
                return routes.stream().map(route -> route((Map<?, ?>) route)).toList();
            }
        }
        throw new IllegalStateException("no routes in application.yaml");
    }

    private static Object in(Object tree, String... names) {
        Object found = tree;
        for (String name : names) {
            found = ((Map<?, ?>) found).get(name);
        }
        return found;
    }

    private static Route route(Map<?, ?> route) {
        Object predicate = ((List<?>) route.get("predicates")).getFirst();
        String patterns = String.valueOf(in(predicate, "args", "patterns"));
        return new Route(
                String.valueOf(route.get("id")),
                Stream.of(patterns.split(","))
                        .map(pattern -> PathPatternParser.defaultInstance.parse(pattern.strip()))
                        .toList());
    }
}
