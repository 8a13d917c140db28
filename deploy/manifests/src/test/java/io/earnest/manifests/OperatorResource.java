package io.earnest.manifests;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Checks a resource that is none of Kubernetes' own. The classes keep a field that they do not know in a catch-all; whatever
 * lies in one is a field that does not exist.
 */
final class OperatorResource {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Map<String, Class<?>> KINDS = Map.of(
            "PodMonitor", PodMonitor.class, "PrometheusRule", PrometheusRule.class, "HTTPRoute", HTTPRoute.class);
    private static final List<String> GROUPS = List.of("monitoring.coreos.com/", "gateway.networking.k8s.io/");

    private OperatorResource() {}

    static boolean is(Manifest manifest) {
        return GROUPS.stream().anyMatch(manifest.json().path("apiVersion").asString("")::startsWith);
    }

    static List<String> faults(Manifest manifest) {
        Class<?> type = KINDS.get(manifest.kind());
        if (type == null) {
            return List.of(manifest + ": nothing here knows how to check it");
        }
        try {
            JsonNode given = MAPPER.readTree(manifest.json().toString());
            List<String> faults = new ArrayList<>();
            unknown(MAPPER.treeToValue(given, type), manifest + ":", faults);
            return faults;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return List.of(manifest + ": " + e.getOriginalMessage());
        }
    }

    /** Walks the objects of the model by their own getters, and names what lies in a catch-all. */
    private static void unknown(Object value, String where, List<String> faults) {
        if (value instanceof List<?> list) {
            list.forEach(item -> unknown(item, where, faults));
        } else if (value != null && value.getClass().getName().startsWith("io.fabric8.") && !(value instanceof Enum)) {
            for (var method : value.getClass().getMethods()) {
                if (method.getName().startsWith("get") && method.getParameterCount() == 0) {
                    Object inner = call(method, value);
                    if (method.getName().equals("getAdditionalProperties") && inner instanceof Map<?, ?> caught) {
                        caught.keySet()
                                .forEach(field -> faults.add(
                                        where + " " + value.getClass().getSimpleName() + " has no field " + field));
                    } else {
                        unknown(inner, where, faults);
                    }
                }
            }
        }
    }

    private static Object call(java.lang.reflect.Method getter, Object value) {
        try {
            return getter.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(getter + " can't be called", e);
        }
    }
}
