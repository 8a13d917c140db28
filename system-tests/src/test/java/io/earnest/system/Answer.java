package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** What the gateway answered. */
record Answer(String request, int status, String text, HttpHeaders headers) {

    JsonNode json() {
        return Json.parse(text);
    }

    /** Fails with the whole answer unless it has this status. */
    Answer is(int expected) {
        assertThat(status).as(request + " answered " + status + ": " + text).isEqualTo(expected);
        return this;
    }

    /** Fails unless this is that problem. */
    Answer isProblem(int expected, String name) {
        is(expected);
        assertThat(json().path("type").asString()).as(text).isEqualTo("/problems/" + name);
        return this;
    }

    Answer withStatus(int other) {
        return new Answer(request, other, text, headers);
    }

    String at(String pointer) {
        JsonNode node = json().at(pointer);
        assertThat(node.isMissingNode()).as(pointer + " is missing in " + text).isFalse();
        return node.isNull() ? "null" : node.asString();
    }

    long number(String pointer) {
        JsonNode node = json().at(pointer);
        assertThat(node.isIntegralNumber())
                .as(pointer + " is no integer in " + text)
                .isTrue();
        return node.asLong();
    }
}
