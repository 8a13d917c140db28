package io.earnest.launcher.client;

import io.earnest.launcher.Refusal;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What came back.
 *
 * @param body the JSON, missing where there is none
 * @param retryAfter how long the system asks to wait, a second if it does not say
 */
public record Answer(int status, JsonNode body, Duration retryAfter) {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    static Answer of(HttpResponse<byte[]> response, JsonMapper json) {
        JsonNode body = MissingNode.getInstance();
        boolean isJson = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.contains("json"))
                .isPresent();
        if (isJson && response.body().length > 0) {
            try {
                body = json.readTree(response.body());
            } catch (JacksonException e) {
                body = MissingNode.getInstance();
            }
        }
        long seconds = response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(Long::parseLong)
                .orElse(1L);
        Duration pause = Duration.ofSeconds(Math.max(1, Math.min(seconds, LONGEST_PAUSE.toSeconds())));
        return new Answer(response.statusCode(), body, pause);
    }

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** The name of the problem, empty if it is none. */
    public String problem() {
        return body.path("type").asString("").replaceFirst("^.*/problems/", "");
    }

    /** What went wrong, in a few words: the problem's detail and the fields that it names. */
    public String complaint() {
        StringBuilder words = new StringBuilder();
        for (String field : new String[] {"detail", "title"}) {
            String text = body.path(field).asString("");
            if (words.isEmpty() && !text.isBlank()) {
                words.append(text);
            }
        }
        for (JsonNode error : body.path("errors")) {
            words.append(words.isEmpty() ? "" : "; ")
                    .append(error.path("field").asString(""))
                    .append(' ')
                    .append(error.path("message").asString(""));
        }
        return status + (words.isEmpty() ? "" : " " + words);
    }

    /** The body of a success; a refusal in one line of anything else. */
    public JsonNode orRefuse(String what) {
        if (!ok()) {
            throw new Refusal("It failed at " + what + ": " + complaint());
        }
        return body;
    }
}
