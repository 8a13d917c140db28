package io.earnest.launcher.bench.ledger;

import io.earnest.launcher.Refusal;
import io.earnest.launcher.bench.subject.Target;
import io.earnest.launcher.system.ServiceName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports activities at rewards-service's own port in another service's name, and sees to it that all are booked. */
public final class Activities {
    /** The most that one call takes. */
    public static final int BATCH = 512;

    static final String PATH = "/internal/activities";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final ServiceToken token;

    /** In the name of that service, whose key the data directory has. */
    public Activities(Target target, ServiceName caller) {
        this.address = URI.create(target.rewardsUrl().orElseThrow() + PATH);
        this.token = ServiceToken.toRewards(target.data(), caller);
    }

    /** A token for calls of one's own. */
    String token() {
        return token.now();
    }

    /** Has them booked, {@link #BATCH} at most; refuses where one is not. */
    public void book(List<Map<String, String>> commands) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token())
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("commands", commands))))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new Refusal("Activities could not be booked: " + answer.statusCode() + " " + answer.body());
            }
            for (JsonNode result : JSON.readTree(answer.body()).path("results")) {
                if (!result.path("outcome").asString("").equals("BOOKED")) {
                    throw new Refusal("An activity was not booked: " + result);
                }
            }
        } catch (IOException e) {
            throw new Refusal("Activities could not be booked: " + e.getMessage(), e);
        }
    }
}
