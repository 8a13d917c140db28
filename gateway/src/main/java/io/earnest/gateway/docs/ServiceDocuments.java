package io.earnest.gateway.docs;

import io.earnest.chassis.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The services' OpenAPI documents, as they are seen through the gateway. */
@Component
class ServiceDocuments {
    private static final String OWN = "docs/openapi.yaml";
    /** What is between services, and parts of what the gateway composes: its own document tells of the whole. */
    private static final Pattern PART_OF_OURS =
            Pattern.compile("/internal/.*|/api/export|/api/notifications(/unread|/read)?|/api/moderation/appeals");

    private final RestClient client;
    private final JsonNode own;
    private final Map<String, String> services;
    private final JsonMapper json;

    ServiceDocuments(
            RestClient.Builder client,
            JsonMapper json,
            @Value("${earnest.peers.article-service}") String article,
            @Value("${earnest.peers.comment-service}") String comment,
            @Value("${earnest.peers.profile-service}") String profile,
            @Value("${earnest.peers.rewards-service}") String rewards) {
        this.client = client.build();
        this.json = json;
        this.own = own(json);
        this.services = Map.of(
                "article-service", article,
                "comment-service", comment,
                "profile-service", profile,
                "rewards-service", rewards);
    }

    /**
     * A service's document: calls go to the gateway's own address, and those between services, which it does not route, are
     * left out.
     *
     * @throws io.earnest.chassis.problem.ProblemException 404 for an unknown service, 503 for one that does not answer
     */
    JsonNode of(String service) {
        if (service.equals("gateway")) {
            return own;
        }
        String url = services.get(service);
        if (url == null) {
            throw Problem.notFound("document").exception();
        }
        JsonNode document;
        try {
            document = client.get().uri(url + "/v3/api-docs").retrieve().body(JsonNode.class);
        } catch (RestClientException e) {
            throw Problem.unavailable(service).exception();
        }
        if (document instanceof ObjectNode open) {
            open.set("servers", json.valueToTree(List.of(Map.of("url", "/"))));
            if (open.path("paths") instanceof ObjectNode paths) {
                paths.remove(paths.propertyNames().stream()
                        .filter(path -> PART_OF_OURS.matcher(path).matches())
                        .toList());
            }
            return open;
        }
        throw Problem.unavailable(service).exception();
    }

    private static JsonNode own(JsonMapper json) {
        try (InputStream yaml = new ClassPathResource(OWN).getInputStream()) {
            return json.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(OWN + " can't be read", e);
        }
    }
}
