package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.testing.Hostile;
import io.earnest.system.HoledDoor.Hole;
import io.earnest.system.HoledDoor.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The ten risks of OWASP's API Security Top 10 (2023), but for the last, which is OddPeersWebTest of the gateway: each is
 * looked for with every operation that a document has, and each check finds the hole that is planted for it.
 */
@Hostile
@Alone
class OwaspApiTest {
    private static final ApiCast CAST = ApiCast.shared();
    private static final String URL = CAST.world().url();

    static Stream<Arguments> checks() {
        return Stream.of(
                Arguments.of("API1 broken object level authorisation", new ObjectLevelCheck()),
                Arguments.of("API2 broken authentication", new TokenCheck()),
                Arguments.of("API3 broken object property level authorisation", new PropertyCheck()),
                Arguments.of("API4 unrestricted resource consumption", new ConsumptionCheck()),
                Arguments.of("API5 broken function level authorisation", new FunctionLevelCheck()),
                Arguments.of("API6 unrestricted access to sensitive business flows", new FlowCheck()),
                Arguments.of("API7 server side request forgery", new FetchCheck()),
                Arguments.of("API8 security misconfiguration", new ConfigurationCheck()),
                Arguments.of("API9 improper inventory management", new InventoryCheck()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("checks")
    void theDoorHolds(String risk, ApiCheck check) {
        assertThat(check.violations(URL)).as(risk).isEmpty();
        CAST.world().economyAddsUp();
    }

    @Test
    void whatIsSweptIsThereForItsOwner() {
        assertThat(new ObjectLevelCheck().missingForTheOwner(URL)).isEmpty();
    }

    static Stream<Arguments> holes() {
        return Stream.of(
                Arguments.of(
                        "API1: whoever asks gets the owner's", new ObjectLevelCheck(), ownersForAll(), "another's"),
                Arguments.of("API2: signatures aren't looked at", new TokenCheck(), unverified(), "alg none"),
                Arguments.of("API2: no token is needed", new TokenCheck(), tokenForNobody(), "no token"),
                Arguments.of("API3: a field too many is answered", new PropertyCheck(), passwordHash(), "leaks"),
                Arguments.of("API3: unknown fields are overlooked", new PropertyCheck(), unknownFields(), "sets "),
                Arguments.of("API4: any length of page", new ConsumptionCheck(), anyPage(), "a page"),
                Arguments.of("API4: any size of body", new ConsumptionCheck(), anyBody(), "a body"),
                Arguments.of("API5: a role is not asked", new FunctionLevelCheck(), noRole(), "not for them"),
                Arguments.of("API6: one key pays each time", flow(new FlowCheck()::paidOnce), manyKeys(), "bought"),
                Arguments.of(
                        "API6: a handle is given twice",
                        flow(new FlowCheck()::handleOnce),
                        manyHandles(),
                        "one handle"),
                Arguments.of("API6: each heartbeat pays", flow(new FlowCheck()::farmed), paidBeats(), "a script"),
                Arguments.of("API7: pictures are fetched", new FetchCheck(), fetching(), "fetched"),
                Arguments.of(
                        "API8: every site may read",
                        new ConfigurationCheck(),
                        answering("access-control-allow-origin", "*"),
                        "Access-Control"),
                Arguments.of("API8: no policy", new ConfigurationCheck(), withoutPolicy(), "no policy"),
                Arguments.of("API8: errors tell all", new ConfigurationCheck(), stackTraces(), "what is inside"),
                Arguments.of(
                        "API8: health for everybody", new ConfigurationCheck(), serving("/actuator"), "for operators"),
                Arguments.of(
                        "API9: calls between services are routed",
                        new InventoryCheck(),
                        serving("/internal/"),
                        "/internal/"),
                Arguments.of("API9: an old version is served", new InventoryCheck(), serving("/api/v0/"), "/api/v0/"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("holes")
    void aPlantedHoleIsFound(String name, ApiCheck check, Hole hole, String found) {
        try (HoledDoor door = HoledDoor.before(URL, hole)) {
            assertThat(check.violations(door.url())
                            .filter(violation -> violation.contains(found))
                            .findFirst())
                    .as(name)
                    .isPresent();
        }
    }

    private static ApiCheck flow(ApiCheck one) {
        return one;
    }

    private static Hole ownersForAll() {
        return (call, way) -> call.path().contains(CAST.draft()) ? way.on(call.as(CAST.victim())) : way.on(call);
    }

    private static Hole unverified() {
        return (call, way) -> call.header("authorization").endsWith(".")
                ? way.on(call.as(CAST.world().operator()))
                : way.on(call);
    }

    private static Hole tokenForNobody() {
        return (call, way) -> call.header("authorization").isEmpty() ? way.on(call.as(CAST.victim())) : way.on(call);
    }

    private static Hole passwordHash() {
        return (call, way) -> {
            Reply reply = way.on(call);
            return call.path().equals("/api/me") && reply.status() == 200
                    ? reply.withBody(reply.body().replaceFirst("\\{", "{\"passwordHash\":\"x\","))
                    : reply;
        };
    }

    private static Hole unknownFields() {
        return (call, way) -> way.on(call.method().equals("PATCH") ? call.withBody(Json.of("bio", "Swept")) : call);
    }

    private static Hole anyPage() {
        return (call, way) -> way.on(call.to(call.method(), call.path().replaceFirst("\\?limit=.*", "")));
    }

    private static Hole anyBody() {
        return (call, way) -> call.body().length() > 1_000_000 ? Reply.of(200, "{}") : way.on(call);
    }

    private static Hole noRole() {
        return (call, way) -> call.path().startsWith("/api/admin/")
                        && !call.header("authorization").isEmpty()
                ? way.on(call.as(CAST.world().operator()))
                : way.on(call);
    }

    private static Hole manyKeys() {
        return (call, way) ->
                way.on(call.with("idempotency-key", UUID.randomUUID().toString()));
    }

    private static Hole manyHandles() {
        return (call, way) -> way.on(
                call.path().equals("/api/profiles")
                        ? call.withBody(call.body()
                                .replace(
                                        "wanted-",
                                        "w" + UUID.randomUUID().toString().substring(0, 6) + "-"))
                        : call);
    }

    private static Hole paidBeats() {
        return (call, way) -> {
            if (call.path().endsWith("/heartbeats")) {
                String me = way.on(call.to("GET", "/api/me").withBody("")).body();
                String handle = Json.parse(me).path("handle").asString();
                CAST.world()
                        .operator()
                        .post("/api/admin/grants", Json.of("twei", 1, "handle", handle, "note", "planted"));
            }
            return way.on(call);
        };
    }

    private static Hole fetching() {
        return (call, way) -> {
            int at = call.body().indexOf("http://127.0.0.1:");
            if (at >= 0) {
                String port = call.body().substring(at + 17).replaceFirst("(?s)\\D.*", "");
                try {
                    new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port)).close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return way.on(call);
        };
    }

    private static Hole answering(String header, String value) {
        return (call, way) -> way.on(call).with(header, value);
    }

    private static Hole withoutPolicy() {
        return (call, way) -> way.on(call).without("content-security-policy");
    }

    private static Hole stackTraces() {
        return (call, way) -> {
            Reply reply = way.on(call);
            return reply.status() == 400
                    ? reply.withBody("java.lang.IllegalStateException: no\n\tat io.earnest.Secret.of(Secret.java:7)")
                    : reply;
        };
    }

    private static Hole serving(String prefix) {
        return (call, way) -> call.path().startsWith(prefix)
                ? new Reply(200, Map.of("content-type", "application/json"), "{}")
                : way.on(call);
    }
}
