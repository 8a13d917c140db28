package io.earnest.chassis.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

class RepresentationsTest {
    @RestController
    static class Lists {
        @GetMapping("/lists/{id}")
        void json() {}

        @GetMapping(path = "/lists/{id}", produces = "text/csv")
        void csv() {}

        @DeleteMapping(path = "/lists/{id}", produces = "text/plain")
        void delete() {}

        @GetMapping(path = "/pictures/{id}", produces = "image/svg+xml")
        void picture() {}
    }

    @Test
    void theyAreThoseOfEveryCallWithThisMethodAndAddress() {
        assertThat(of("GET", "/lists/1")).containsExactly("application/json", "text/csv");
        assertThat(of("GET", "/pictures/1")).containsExactly("image/svg+xml");
        assertThat(of("DELETE", "/lists/1")).containsExactly("text/plain");
        assertThat(of("GET", "/nothing")).isEmpty();
    }

    private static List<String> of(String method, String path) {
        StaticWebApplicationContext context = new StaticWebApplicationContext();
        context.registerSingleton("lists", Lists.class);
        RequestMappingHandlerMapping mapping = new RequestMappingHandlerMapping();
        mapping.setApplicationContext(context);
        mapping.afterPropertiesSet();
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        ServletRequestPathUtils.parseAndCache(request);
        return new Representations(() -> Stream.of(mapping)).of(request);
    }
}
