package io.earnest.article.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.earnest.chassis.testing.TestKeys;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Profile-service and rewards-service as this service sees them: they remember what they were told, and can be down. */
public final class Peers implements ResponseDefinitionTransformerV2 {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestKeys keys;
    private final WireMockServer server;

    /** Profiles by id, as items of profile-service's answer. */
    public final Map<String, Map<String, Object>> profiles = new ConcurrentHashMap<>();

    /** What was booked, by natural key; and every command that came. */
    public final Map<String, String> booked = new ConcurrentHashMap<>();

    /** What is followed, by who follows: ids of authors, and tags. */
    public final Map<String, Map<String, List<String>>> followed = new ConcurrentHashMap<>();

    public final List<JsonNode> commands = new CopyOnWriteArrayList<>();
    public final Set<String> experience = java.util.Collections.synchronizedSet(new LinkedHashSet<>());
    public final Set<String> audit = java.util.Collections.synchronizedSet(new LinkedHashSet<>());

    /** Decides on a command: null books it as paid, else the result's fields. */
    public volatile Function<JsonNode, String> ledger = command -> null;

    /** The tariff in force, as far as this service reads it. */
    public volatile Map<String, Object> tariff = Map.of(
            "version",
            1,
            "reading",
            Map.of("minimumSeconds", 15, "requiredWordsPerMinute", 500, "shownWordsPerMinute", 238));

    public volatile boolean rewardsDown;
    public volatile boolean profileDown;
    public volatile boolean auditDown;
    /** profile-service says no to what it is told of, as it does to a caller without the scope. */
    public volatile boolean profileRefuses;

    public Peers(TestKeys keys) {
        this.keys = keys;
        this.server = new WireMockServer(options().dynamicPort().extensions(this));
    }

    public void open() {
        server.start();
        server.stubFor(get("/.well-known/jwks.json").willReturn(okJson(keys.jwks())));
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withTransformers(getName())));
    }

    public void close() {
        server.stop();
    }

    public String url() {
        return server.baseUrl();
    }

    public void profile(String id, String handle, int level, String... roles) {
        profiles.put(
                id,
                new ConcurrentHashMap<>(Map.of(
                        "id",
                        id,
                        "handle",
                        handle,
                        "displayName",
                        "Name of " + handle,
                        "level",
                        level,
                        "publicLevel",
                        level,
                        "roles",
                        List.of(roles),
                        "suspended",
                        false,
                        "deleted",
                        false)));
    }

    /** What profile-service says of a profile once its owner has deleted the account. */
    public void deleteAccount(String id) {
        profiles.get(id).putAll(Map.of("deleted", true, "handle", "deleted-" + id, "displayName", ""));
    }

    public List<JsonNode> commandsFor(String naturalKey) {
        return commands.stream()
                .filter(c -> c.path("command").asString().startsWith(naturalKey + "#"))
                .toList();
    }

    @Override
    public String getName() {
        return "peers";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        String path = request.getUrl().split("\\?")[0];
        if (path.startsWith("/internal/")
                && !String.valueOf(request.getHeader("Authorization")).startsWith("Bearer ")) {
            return aResponse().withStatus(401).build();
        }
        boolean rewards = path.equals("/internal/activities")
                || path.equals("/internal/allowances")
                || path.equals("/api/tariff");
        if (rewards ? rewardsDown : profileDown || (auditDown && path.equals("/internal/audit"))) {
            return aResponse().withStatus(503).build();
        }
        if (profileRefuses && (path.equals("/internal/experience") || path.equals("/internal/audit"))) {
            return aResponse().withStatus(403).build();
        }
        return switch (path) {
            case "/internal/activities" -> json(Map.of("results", results(body(request))));
            case "/internal/allowances" ->
                json(Map.of("day", "2026-01-01", "allowances", List.of(), "opportunity", Map.of("twei", 2)));
            case "/api/tariff" -> json(tariff);
            case "/internal/profiles" ->
                asksTooMuch(request) ? aResponse().withStatus(400).build() : json(Map.of("items", found(request)));
            case "/internal/following" ->
                json(followed.getOrDefault(
                        request.queryParameter("profile").firstValue(),
                        Map.of("authors", List.of(), "tags", List.of())));
            case "/internal/experience" -> {
                body(request)
                        .path("events")
                        .forEach(e -> experience.add(
                                e.path("kind").asString() + " " + e.path("key").asString()));
                yield json(Map.of("results", List.of()));
            }
            case "/internal/audit" -> {
                body(request)
                        .path("events")
                        .forEach(e -> audit.add(e.path("action").asString() + " "
                                + e.path("subject").asString()));
                yield aResponse().withStatus(204).build();
            }
            default -> aResponse().withStatus(404).build();
        };
    }

    private List<Object> results(JsonNode batch) {
        List<Object> results = new ArrayList<>();
        for (JsonNode command : batch.path("commands")) {
            commands.add(command);
            String id = command.path("command").asString();
            String key = id.substring(0, id.lastIndexOf('#'));
            String answer = ledger.apply(command);
            if (answer == null) {
                booked.put(key, id);
                answer = """
                    {"outcome": "BOOKED", "settlement": {"status": "PAID", "twei": 2, "reason": null,
                     "legs": [{"role": "READER", "twei": 2, "reason": null}], "block": 7}, "problem": null}""";
            }
            Map<String, Object> result = JSON.readValue(answer, Map.class);
            result.put("command", id);
            results.add(result);
        }
        return results;
    }

    /** As profile-service, which tells of at most a hundred. */
    private static boolean asksTooMuch(Request request) {
        var handles = request.queryParameter("handles");
        return handles.isPresent() && handles.firstValue().split(",", -1).length > 100;
    }

    private List<Object> found(Request request) {
        List<Object> items = new ArrayList<>();
        var ids = request.queryParameter("ids");
        var handles = request.queryParameter("handles");
        if (ids.isPresent()) {
            for (String id : ids.firstValue().split(",")) {
                if (profiles.containsKey(id)) {
                    items.add(profiles.get(id));
                }
            }
        }
        if (handles.isPresent()) {
            List<String> wanted = List.of(handles.firstValue().split(","));
            profiles.values().stream()
                    .filter(p -> wanted.contains(p.get("handle")))
                    .forEach(items::add);
        }
        return items;
    }

    private static JsonNode body(Request request) {
        return JSON.readTree(request.getBodyAsString());
    }

    private static ResponseDefinition json(Object body) {
        return aResponse()
                .withHeader("Content-Type", "application/json")
                .withBody(JSON.writeValueAsString(body))
                .build();
    }
}
