package io.earnest.launcher.demo;

import io.earnest.launcher.client.EarnestClient;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads an article as a person's page does: a heartbeat every so often, scrolling on, until the reading is verified. */
final class Reader {
    private static final int MOST_BEATS = 60;

    private final EarnestClient client;

    Reader(EarnestClient client) {
        this.client = client;
    }

    void read(String article) throws InterruptedException {
        JsonNode reading =
                client.post("/api/articles/" + article + "/readings", Map.of()).orRefuse("starting to read");
        String id = reading.path("id").asString("");
        for (int beat = 0;
                beat < MOST_BEATS && reading.path("state").asString("").equals("READING");
                beat++) {
            int required = reading.path("requiredSeconds").asInt(60);
            int left = required - reading.path("creditedSeconds").asInt(0);
            int pause = Math.min(reading.path("heartbeatSeconds").asInt(15), Math.max(1, left));
            Thread.sleep(1000L * pause);
            double scrolled = Math.min(1.0, (required - left + pause + 1.0) / required);
            reading = client.post(
                            "/api/readings/" + id + "/heartbeats",
                            Map.of("visible", true, "active", true, "scroll", scrolled))
                    .orRefuse("reading");
        }
    }
}
