package io.earnest.launcher.bench.ledger;

import io.earnest.launcher.bench.load.Load;
import io.earnest.launcher.bench.load.Shot;
import io.earnest.launcher.bench.load.Tally;
import io.earnest.launcher.bench.subject.Target;
import io.earnest.launcher.system.ServiceName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/** Books starter grants at rewards-service's own port, as profile-service does: for people that there are not. */
final class HttpLedger {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String url;
    private final Activities activities;
    private final String run;
    private final AtomicLong next = new AtomicLong();

    private HttpLedger(String url, Activities activities, String run) {
        this.url = url;
        this.activities = activities;
        this.run = run;
    }

    /** Books one, and refuses if that does not work: a load looks at statuses alone. */
    static HttpLedger tried(Target target, String run) throws InterruptedException {
        Activities activities = new Activities(target, ServiceName.PROFILE);
        HttpLedger http = new HttpLedger(target.rewardsUrl().orElseThrow(), activities, run);
        activities.book(List.of(http.grant()));
        return http;
    }

    Round run(int clients, Duration duration) throws InterruptedException {
        try (Load load = new Load(url, this::shot)) {
            Tally tally = load.closed(clients, duration);
            return new Round(
                    tally.answered() / tally.seconds(),
                    tally.latencies(),
                    tally.hits().size() - tally.answered());
        }
    }

    private Map<String, String> grant() {
        String profile = "%s-%012d".formatted(run, next.incrementAndGet());
        return Map.of("command", "signed-up:" + profile + "#1", "activity", "profile-signed-up", "actor", profile);
    }

    private Shot shot() {
        String body = JSON.writeValueAsString(Map.of("commands", List.of(grant())));
        return new Shot("grant", "POST", Activities.PATH, body, activities.token());
    }
}
