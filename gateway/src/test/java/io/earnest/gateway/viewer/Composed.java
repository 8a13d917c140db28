package io.earnest.gateway.viewer;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.gateway.Browser;
import io.earnest.gateway.Peers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An article whose viewer's panels are all there. */
public final class Composed {
    static final String PATH = "/api/articles/on-bees-abc/viewer";
    static final String ARTICLES_PART = "/api/articles/on-bees-abc/mine";
    static final String REWARDS_PART = "/api/articles/on-bees-abc/pnl/mine";
    static final String BEARER = Peers.KEYS.personBearer("ada0", "ada", 3);

    private Composed() {}

    /** What the gateway answers where every service does. */
    public static JsonNode answer(int port) {
        everyServiceAnswers();
        var answer = new Browser(port).get(PATH, "Authorization", BEARER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    static void everyServiceAnswers() {
        Peers.reset();
        Peers.PROFILE.stubFor(get("/api/me").willReturn(okJson("{\"id\":\"ada0\",\"level\":3,\"anything\":[1]}")));
        Peers.ARTICLE.stubFor(get(ARTICLES_PART)
                .willReturn(okJson("{\"reading\":{\"state\":\"VERIFIED\"},"
                        + "\"rating\":{\"value\":\"PLUS\",\"settlement\":null}}")));
        Peers.REWARDS.stubFor(get(REWARDS_PART)
                .willReturn(okJson(
                        "{\"wallet\":{\"account\":\"ada0\",\"balance\":21,\"earnedToday\":3,\"allowances\":[{\"used\":1}]},"
                                + "\"pnl\":{\"price\":1,\"reports\":[{\"id\":\"r2\"},{\"id\":\"r1\"}],\"newerActivity\":false},"
                                + "\"latest\":{\"id\":\"r2\",\"total\":-1}}")));
        Peers.REWARDS.stubFor(get("/api/tariff")
                .willReturn(okJson("{\"version\":1,\"prices\":{\"commentToAuthor\":1,\"commentToTreasury\":3}}")));
        Peers.COMMENT.stubFor(
                get(urlPathEqualTo("/api/articles/on-bees-abc/comments/mine"))
                        .willReturn(
                                okJson(
                                        "{\"allowed\":false,\"reason\":\"level-too-low\",\"requiredLevel\":13,\"level\":3,\"avatars\":[{\"id\":\"leonardo\"}],"
                                                + "\"fixedAvatarId\":null,\"mine\":[\"c1\"],\"votes\":[{\"commentId\":\"c2\",\"value\":\"LIKE\"}]}")));
    }
}
