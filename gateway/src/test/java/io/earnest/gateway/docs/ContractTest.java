package io.earnest.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.gateway.Browser;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.viewer.Composed;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What openapi.yaml promises is what the gateway does. */
@GatewayTest
class ContractTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private JsonNode contract;

    @BeforeEach
    void read() {
        contract = JSON.readTree(new Browser(port).get("/api/docs/gateway").body());
    }

    @Test
    void itHoldsTheGatewaysOwnCallsAndNoOthers() {
        Map<String, TreeSet<String>> promised = new TreeMap<>();
        contract.path("paths")
                .forEachEntry((path, operations) -> promised.put(path, new TreeSet<>(operations.propertyNames())));
        Map<String, TreeSet<String>> served = new TreeMap<>();
        mappings.getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().forEach(path -> {
                    if (path.startsWith("/api/") && !path.startsWith("/api/docs")) {
                        TreeSet<String> methods = served.computeIfAbsent(path, p -> new TreeSet<>());
                        for (RequestMethod method :
                                mapping.getMethodsCondition().getMethods()) {
                            methods.add(method.name().toLowerCase());
                        }
                    }
                }));
        assertThat(served).isEqualTo(promised);
    }

    @Test
    void theViewersPanelsHaveTheFieldsThatItNames() {
        JsonNode panels = Composed.answer(port);
        assertFields(panels, contract.at("/components/schemas/Panels"), "");
    }

    private static void assertFields(JsonNode answer, JsonNode schema, String at) {
        JsonNode required = schema.path("required");
        if (required.isMissingNode()) {
            return;
        }
        assertThat(answer.propertyNames())
                .as(at)
                .containsExactlyInAnyOrderElementsOf(
                        required.valueStream().map(JsonNode::asString).toList());
        schema.path("properties")
                .forEachEntry((name, property) -> assertFields(answer.path(name), property, at + "/" + name));
    }
}
