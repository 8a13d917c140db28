package io.earnest.chassis.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** In which forms what is asked for can be had, whichever of them Accept names. */
final class Representations {
    private final Supplier<Stream<RequestMappingHandlerMapping>> mappings;

    Representations(Supplier<Stream<RequestMappingHandlerMapping>> mappings) {
        this.mappings = mappings;
    }

    /** Media types in the order of their names; JSON where a method does not say what it gives. */
    List<String> of(HttpServletRequest request) {
        Set<String> types = new TreeSet<>();
        mappings.get()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .filter(info -> answers(info, request))
                .map(info -> info.getProducesCondition().getProducibleMediaTypes())
                .forEach(produced -> {
                    if (produced.isEmpty()) {
                        types.add(MediaType.APPLICATION_JSON_VALUE);
                    }
                    produced.forEach(type -> types.add(type.toString()));
                });
        return List.copyOf(types);
    }

    private static boolean answers(RequestMappingInfo info, HttpServletRequest request) {
        PathPatternsRequestCondition paths = info.getPathPatternsCondition();
        return paths != null
                && paths.getMatchingCondition(request) != null
                && info.getMethodsCondition().getMatchingCondition(request) != null;
    }
}
