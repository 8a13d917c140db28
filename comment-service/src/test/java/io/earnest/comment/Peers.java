package io.earnest.comment;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.earnest.chassis.testing.TestKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The three services that comment-service calls, played by WireMock: profiles and articles are what the test says, the
 * ledger books everything, keeps its answer to each command and can be told to refuse, or to be down.
 */
public final class Peers implements ResponseDefinitionTransformerV2 {
    public static final JsonMapper JSON = JsonMapper.builder().build();

    public final TestKeys keys = TestKeys.create();
    /** Each command in the order of its first arrival. */
    public final Map<String, JsonNode> commands = new ConcurrentHashMap<>();

    public final List<JsonNode> experience = new CopyOnWriteArrayList<>();
    public final Map<String, JsonNode> counts = new ConcurrentHashMap<>();
    /** Notes that the audit has taken, by key, and each suspension that was ordered. */
    public final Map<String, JsonNode> audit = new ConcurrentHashMap<>();

    public final List<JsonNode> suspensions = new CopyOnWriteArrayList<>();
    public volatile boolean auditDown;
    public volatile boolean ledgerDown;
    public volatile boolean profilesDown;
    public volatile boolean articlesDown;

    private final Map<String, Map<String, Object>> profiles = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> articles = new ConcurrentHashMap<>();
    private final Map<String, Object> answers = new ConcurrentHashMap<>();
    private volatile Function<JsonNode, Map<String, Object>> ledger = Peers::booked;
    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().containerThreads(40).extensions(this));

    public Peers() {
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers(getName())));
        server.stubFor(get("/.well-known/jwks.json").willReturn(okJson(keys.jwks())));
    }

    public String url() {
        return server.baseUrl();
    }

    WireMockServer server() {
        return server;
    }

    public void profile(String id, int level, String... roles) {
        Map<String, Object> profile = new LinkedHashMap<>();
        profile.put("id", id);
        profile.put("handle", "handle-" + id);
        profile.put("displayName", "Name " + id);
        profile.put("level", level);
        profile.put("commentLevel", 13);
        profile.put("roles", List.of(roles));
        profile.put("suspended", false);
        profile.put("deleted", false);
        profile.put("avatarId", null);
        profiles.put(id, profile);
    }

    public void profileHas(String id, String field, Object value) {
        profiles.get(id).put(field, value);
    }

    /** The audit's note whose key begins so, or null. */
    public JsonNode audited(String prefix) {
        return audit.entrySet().stream()
                .filter(note -> note.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    public void article(String id, String account, String status) {
        articles.put(id, Map.of("id", id, "account", account, "status", status, "slug", "a-" + id, "title", "A"));
    }

    /** What the ledger says to new commands from now on. */
    public void ledger(Function<JsonNode, Map<String, Object>> behaviour) {
        ledger = behaviour;
    }

    public static Map<String, Object> booked(JsonNode command) {
        return booked(command, List.of());
    }

    public static Map<String, Object> booked(JsonNode command, List<Map<String, Object>> consequences) {
        Map<String, Object> settlement = new LinkedHashMap<>();
        settlement.put("status", "PAID");
        settlement.put("twei", command.get("activity").asString().equals("comment-posted") ? -4 : 1);
        settlement.put("reason", null);
        settlement.put("legs", List.of(Map.of("role", "TREASURY", "twei", 3)));
        settlement.put("block", 7);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("command", command.get("command").asString());
        result.put("outcome", "BOOKED");
        result.put("settlement", settlement);
        result.put("problem", null);
        result.put("consequences", consequences);
        return result;
    }

    public static Map<String, Object> poor(JsonNode command) {
        Map<String, Object> settlement = new LinkedHashMap<>();
        settlement.put("status", "REFUSED");
        settlement.put("twei", 0);
        settlement.put("reason", null);
        settlement.put("legs", List.of());
        settlement.put("block", null);
        return Map.of(
                "command", command.get("command").asString(),
                "outcome", "REFUSED",
                "settlement", settlement,
                "problem",
                        Map.of(
                                "type",
                                "/problems/insufficient-twei",
                                "title",
                                "Not enough Twei",
                                "status",
                                402,
                                "detail",
                                "It costs 4 and you have 1.",
                                "balance",
                                1,
                                "price",
                                4),
                "consequences", List.of());
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        String path = event.getRequest().getUrl();
        String method = event.getRequest().getMethod().value();
        if (path.startsWith("/internal/") && !event.getRequest().containsHeader("Authorization")) {
            return new ResponseDefinition(401, "");
        }
        JsonNode body =
                method.equals("GET") ? null : JSON.readTree(event.getRequest().getBodyAsString());
        if (path.startsWith("/internal/activities")) {
            return ledgerDown ? down() : json(Map.of("results", activities(body)));
        }
        if (path.startsWith("/internal/audit")) {
            return auditDown ? down() : audited(body);
        }
        if (path.startsWith("/internal/suspensions")) {
            return profilesDown ? down() : suspended(body);
        }
        if (path.startsWith("/internal/experience")
                || path.startsWith("/internal/profiles")
                || path.startsWith("/api/avatars")) {
            return profilesDown ? down() : profileService(path, body);
        }
        return articlesDown ? down() : articleService(path, body);
    }

    private List<Object> activities(JsonNode batch) {
        List<Object> results = new ArrayList<>();
        batch.get("commands").forEach(command -> {
            String id = command.get("command").asString();
            commands.putIfAbsent(id, command);
            results.add(answers.computeIfAbsent(id, i -> ledger.apply(command)));
        });
        return results;
    }

    private ResponseDefinition audited(JsonNode body) {
        body.get("events").forEach(note -> audit.putIfAbsent(note.get("key").asString(), note));
        return new ResponseDefinition(204, "");
    }

    private ResponseDefinition suspended(JsonNode body) {
        Map<String, Object> profile = profiles.get(body.get("profile").asString());
        if (profile == null) {
            return new ResponseDefinition(404, "");
        }
        if (((List<?>) profile.get("roles")).contains("operator")) {
            return new ResponseDefinition(409, "");
        }
        suspensions.add(body);
        return new ResponseDefinition(204, "");
    }

    private ResponseDefinition profileService(String path, JsonNode body) {
        if (path.startsWith("/internal/experience")) {
            body.get("events").forEach(experience::add);
            return json(Map.of("results", List.of()));
        }
        if (path.startsWith("/api/avatars")) {
            return json(Map.of(
                    "items",
                    List.of(
                            avatar("leonardo", "Leonardo", 13),
                            avatar("donatello", "Donatello", 13),
                            avatar("titian", "Titian", 17))));
        }
        List<Object> found = new ArrayList<>();
        for (String id : path.substring(path.indexOf("ids=") + 4).split(",|%2C")) {
            if (profiles.containsKey(id)) {
                found.add(profiles.get(id));
            }
        }
        return json(Map.of("items", found));
    }

    private ResponseDefinition articleService(String path, JsonNode body) {
        String id = path.split("/")[3];
        if (!articles.containsKey(id)) {
            return new ResponseDefinition(404, "");
        }
        if (path.endsWith("/comment-count")) {
            counts.merge(
                    id,
                    body,
                    (a, b) -> a.get("version").asLong() > b.get("version").asLong() ? a : b);
            return new ResponseDefinition(204, "");
        }
        return json(articles.get(id));
    }

    private static Map<String, Object> avatar(String id, String name, int level) {
        return Map.of("id", id, "name", name, "imageUrl", "/api/avatars/" + id + "/image", "availableFromLevel", level);
    }

    private static ResponseDefinition down() {
        return new ResponseDefinition(503, "");
    }

    private static ResponseDefinition json(Object body) {
        return ResponseDefinitionBuilder.okForJson(body).build();
    }

    @Override
    public String getName() {
        return "peers";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }
}
