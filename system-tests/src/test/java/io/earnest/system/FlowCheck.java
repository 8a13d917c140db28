package io.earnest.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** API6: what costs is paid once, what pays needs time, and a handle has one owner, for scripts too. */
final class FlowCheck implements ApiCheck {
    private static final int AT_ONCE = 8;
    private static final int BEATS = 20;

    private final World world = World.shared();

    @Override
    public Stream<String> violations(String url) {
        return Stream.<ApiCheck>of(this::paidOnce, this::handleOnce, this::farmed)
                .flatMap(flow -> flow.violations(url));
    }

    Stream<String> paidOnce(String url) {
        String article = world.imported("Bought once");
        Person buyer = world.atLevel("buyer", 13);
        String key = UUID.randomUUID().toString();
        String body = Json.of("body", "Once", "avatarId", "leonardo");
        Set<String> made = atOnce(() -> ApiCast.at(url, buyer)
                        .send("POST", "/api/articles/" + article + "/comments", body, "Idempotency-Key", key))
                .stream()
                .filter(answer -> answer.status() < 300)
                .map(answer -> answer.at("/id"))
                .collect(Collectors.toSet());
        return made.size() == 1 ? Stream.empty() : Stream.of("bought " + made.size() + " times with one key");
    }

    Stream<String> handleOnce(String url) {
        String handle = "wanted-" + UUID.randomUUID().toString().substring(0, 8);
        String body = Json.of("handle", handle, "password", Person.PASSWORD);
        long made = atOnce(() -> Person.anonymous(url).post("/api/profiles", body)).stream()
                .filter(answer -> answer.status() == 201)
                .count();
        return made == 1 ? Stream.empty() : Stream.of("one handle given " + made + " times");
    }

    Stream<String> farmed(String url) {
        String article = world.imported("Farmed");
        Person farmer = world.newcomer("farmer");
        Person script = ApiCast.at(url, farmer);
        String reading = script.post("/api/articles/" + article + "/readings", "{}")
                .is(201)
                .at("/id");
        for (int i = 0; i < BEATS; i++) {
            script.post(
                    "/api/readings/" + reading + "/heartbeats", Json.of("visible", true, "active", true, "scroll", 1));
        }
        long earned = farmer.balance() - 20;
        return earned == 0 ? Stream.empty() : Stream.of("a script that waits for nothing earned " + earned);
    }

    private static List<Answer> atOnce(Callable<Answer> request) {
        List<Callable<Answer>> requests = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            requests.add(request);
        }
        return World.together(requests);
    }
}
