package io.earnest.gateway.session;

import io.earnest.chassis.call.RemoteUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sessions of profile-service. Its answers reach the client as they are, so this speaks HTTP rather than records.
 * Nothing is repeated: a refresh token is good for one use.
 */
final class ProfileSessions {
    private static final Logger LOG = LoggerFactory.getLogger(ProfileSessions.class);
    private static final String PROVIDER = "profile-service";
    private static final String DEVICE = "X-Earnest-Device";
    private static final int MAX_ANSWER_BYTES = 64 * 1024;

    private final RestClient client;
    private final JsonMapper json;

    ProfileSessions(RestClient client, JsonMapper json) {
        this.client = client;
        this.json = json;
    }

    /**
     * Who calls; profile-service limits networks and shows people where they are signed in.
     *
     * @param address the client's, as the edge has found it
     * @param userAgent what the client calls itself
     * @param device the token by which profile-service knows the device again, if it was signed in on before
     */
    record Client(
            String address,
            @Nullable String userAgent,
            @Nullable String device) {
        static Client of(HttpServletRequest request) {
            return new Client(request.getRemoteAddr(), request.getHeader(HttpHeaders.USER_AGENT), null);
        }

        Client at(@Nullable String knownDevice) {
            return new Client(address, userAgent, knownDevice);
        }
    }

    /** An answer of profile-service, whatever its status. */
    record Answer(
            int status,
            @Nullable MediaType contentType,
            @Nullable String retryAfter,
            @Nullable String device,
            String body) {
        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /**
     * Passes a call on.
     *
     * @param path with a name in braces for each of the variables, as it stands in metrics
     * @param authorization the person's own token, or null
     * @param client who calls
     * @throws RemoteUnavailable if no answer came
     */
    Answer call(
            HttpMethod method,
            String path,
            @Nullable String authorization,
            Client client,
            @Nullable String body,
            Object... variables) {
        RestClient.RequestBodySpec request = this.client.method(method).uri(path, variables);
        request.header("X-Forwarded-For", client.address());
        if (client.userAgent() != null) {
            request.header(HttpHeaders.USER_AGENT, client.userAgent());
        }
        if (client.device() != null) {
            request.header(DEVICE, client.device());
        }
        request.accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);
        if (authorization != null) {
            request.header(HttpHeaders.AUTHORIZATION, authorization);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        try {
            return request.exchange((sent, answer) -> new Answer(
                    answer.getStatusCode().value(),
                    answer.getHeaders().getContentType(),
                    answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER),
                    answer.getHeaders().getFirst(DEVICE),
                    new String(answer.getBody().readNBytes(MAX_ANSWER_BYTES), StandardCharsets.UTF_8)));
        } catch (ResourceAccessException e) {
            String why = String.valueOf(e.getCause());
            LOG.warn("{} does not answer: {}", PROVIDER, why);
            throw new RemoteUnavailable(PROVIDER, why);
        }
    }

    /** Asks for new tokens in exchange for a refresh token. */
    Renewal renew(String refreshToken, Client client) {
        String body = refreshBody(refreshToken);
        try {
            Answer answer = call(HttpMethod.POST, "/api/sessions/refresh", null, client, body);
            if (answer.isSuccess()) {
                Tokens tokens = tokens(answer);
                return tokens == null ? new Renewal.Unavailable() : new Renewal.Renewed(tokens);
            }
            return answer.status() >= 500 || answer.status() == 429 ? new Renewal.Unavailable() : new Renewal.Refused();
        } catch (RemoteUnavailable e) {
            return new Renewal.Unavailable();
        }
    }

    String refreshBody(String refreshToken) {
        return json.writeValueAsString(Map.of("refreshToken", refreshToken));
    }

    String body(Map<String, String> fields) {
        return json.writeValueAsString(fields);
    }

    String credentialsBody(String handle, String password) {
        return json.writeValueAsString(Map.of("handle", handle, "password", password));
    }

    /** @param displayName empty to go by the handle */
    String profileBody(String handle, String password, String displayName) {
        return displayName.isEmpty()
                ? credentialsBody(handle, password)
                : json.writeValueAsString(Map.of("handle", handle, "password", password, "displayName", displayName));
    }

    /** The problem of a refusal; without fields where the answer holds none. */
    JsonNode problem(Answer answer) {
        try {
            return json.readTree(answer.body());
        } catch (JacksonException e) {
            LOG.warn("{} answered {} without a problem", PROVIDER, answer.status());
            return json.createObjectNode();
        }
    }

    /** How a person signs in; null where the answer does not hold it. */
    @Nullable
    OwnFactors factors(Answer answer) {
        try {
            return json.readValue(answer.body(), OwnFactors.class);
        } catch (JacksonException e) {
            LOG.error("{} answered {} without factors", PROVIDER, answer.status());
            return null;
        }
    }

    /** The tokens of a successful answer; null where it holds none. */
    @Nullable
    Tokens tokens(Answer answer) {
        try {
            return json.readValue(answer.body(), Tokens.class);
        } catch (JacksonException e) {
            LOG.error("{} answered {} without tokens", PROVIDER, answer.status());
            return null;
        }
    }
}
