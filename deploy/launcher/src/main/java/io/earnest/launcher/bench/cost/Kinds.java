package io.earnest.launcher.bench.cost;

import io.earnest.launcher.bench.load.Shot;
import io.earnest.launcher.bench.load.Stage;
import io.earnest.launcher.bench.subject.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The kinds of requests whose cost is told. */
final class Kinds {
    private static final String TARIFF = "/api/tariff";

    /**
     * One of them.
     *
     * @param url of the server that is asked
     * @param proxied whether nginx is asked, in front of rewards-service
     */
    record Kind(String name, String url, Supplier<Shot> shots, boolean proxied) {}

    private final List<Kind> all = new ArrayList<>();
    private final Kind tariff;
    private final Kind direct;
    private final @Nullable Kind proxied;

    /**
     * The kinds against a system.
     *
     * @param article one with 40 comments
     * @param nginx the address of an nginx in front of rewards-service; null where there is none
     */
    Kinds(Target target, Stage stage, String article, @Nullable String nginx) {
        String url = target.url();
        String api = "/api/articles/" + article;
        signedIn(url, stage, "viewer's panels", member -> shot("GET", api + "/viewer", null, member));
        signedIn(
                url,
                stage,
                "heartbeat",
                member -> shot(
                        "POST",
                        "/api/readings/" + member.reading() + "/heartbeats",
                        "{\"visible\":true,\"active\":true,\"scroll\":0.3}",
                        member));
        signedIn(url, stage, "GET /api/me", member -> shot("GET", "/api/me", null, member));
        signedIn(url, stage, "GET /api/wallet", member -> shot("GET", "/api/wallet", null, member));
        open("20 comments by API", url, api + "/comments?limit=20");
        open("an article by API", url, api);
        Shot page = new Shot(
                "page",
                "GET",
                "/articles/" + slug(target, api),
                null,
                null,
                Map.of("Accept-Encoding", "gzip", "Accept", "text/html"));
        all.add(new Kind("article page, kept, 40 comments", url, () -> page, false));
        tariff = open("tariff at the gateway", url, TARIFF);
        direct = open("tariff at rewards-service", target.rewardsUrl().orElseThrow(), TARIFF);
        proxied =
                nginx == null ? null : new Kind("n: nginx hands a tariff on", nginx, () -> Shot.get("n", TARIFF), true);
        if (proxied != null) {
            all.add(proxied);
        }
    }

    /** Its address; by its id it would be sent there. */
    private static String slug(Target target, String article) {
        return target.operator()
                .get(article)
                .orRefuse("reading an article")
                .path("slug")
                .asString("");
    }

    private Kind open(String name, String url, String path) {
        Kind kind = new Kind(name, url, () -> Shot.get(name, path), false);
        all.add(kind);
        return kind;
    }

    /** Asked by all members in turn. */
    private void signedIn(String url, Stage stage, String name, Function<Stage.Member, Shot> shot) {
        AtomicInteger next = new AtomicInteger();
        List<Stage.Member> members = stage.members();
        all.add(new Kind(
                name,
                url,
                () -> shot.apply(members.get(Math.floorMod(next.getAndIncrement(), members.size()))),
                false));
    }

    private static Shot shot(String method, String path, @Nullable String body, Stage.Member member) {
        return new Shot(path, method, path, body, member.token());
    }

    List<Kind> all() {
        return List.copyOf(all);
    }

    /** The tariff, asked of the gateway. */
    Kind tariff() {
        return tariff;
    }

    /** The same, asked of rewards-service itself. */
    Kind direct() {
        return direct;
    }

    /** The unit; empty where there is no nginx. */
    Optional<Kind> proxied() {
        return Optional.ofNullable(proxied);
    }
}
