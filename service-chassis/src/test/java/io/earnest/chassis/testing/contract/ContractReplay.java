package io.earnest.chassis.testing.contract;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The provider's side: sends what a contract says to the running service and compares the answer. */
public final class ContractReplay {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String baseUrl;
    private final UnaryOperator<String> bearerOf;

    /**
     * The state in which the provider was put.
     *
     * @param words names that this state has in place of the file's, such as ids that the service gave itself
     * @param bearer Authorization of the person who asks, where one does
     */
    public record Given(Map<String, String> words, @Nullable String bearer) {
        public static final Given NOTHING = new Given(Map.of(), null);

        /** For a file whose state the provider's test does not know. */
        public static Given unknown(Contract contract) {
            throw new AssertionError("no state " + contract.given() + ", as in " + contract);
        }
    }

    /** @param bearerOf a consumer's Authorization for this provider */
    public ContractReplay(String baseUrl, UnaryOperator<String> bearerOf) {
        this.baseUrl = baseUrl;
        this.bearerOf = bearerOf;
    }

    /** Fails where the provider does not keep to the contract. */
    public void check(Contract contract, Given given) {
        List<String> differences = differences(contract, given);
        if (!differences.isEmpty()) {
            throw new AssertionError(contract + ":\n  " + String.join("\n  ", differences));
        }
    }

    List<String> differences(Contract written, Given given) {
        Contract contract = written.with(given.words());
        Contract.Response agreed = contract.response();
        HttpResponse<String> answer = send(contract, given);
        if (answer.statusCode() != agreed.status()) {
            return List.of("status is " + answer.statusCode() + ", not " + agreed.status() + ": " + answer.body());
        }
        List<String> found = new ArrayList<>();
        // Of a body that is in no file, which may be no JSON, nothing is agreed.
        if (!agreed.body().isMissingNode()) {
            JsonNode body = answer.body().isBlank() ? MissingNode.getInstance() : Contract.JSON.readTree(answer.body());
            found.addAll(Shapes.differences(agreed.body(), body, false, agreed.fixed()::contains));
        }
        for (String pointer : agreed.fixed()) {
            if (agreed.body().at(pointer).isMissingNode()) {
                found.add(pointer + " is fixed and not in the file");
            }
        }
        for (String header : agreed.headers()) {
            if (answer.headers().firstValue(header).isEmpty()) {
                found.add("header " + header + " is missing");
            }
        }
        return found;
    }

    private HttpResponse<String> send(Contract contract, Given given) {
        Contract.Request asked = contract.request();
        String query = asked.query().entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", asked.query().isEmpty() ? "" : "?", ""));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + asked.path() + query))
                .timeout(Duration.ofSeconds(20));
        if (asked.body().isMissingNode()) {
            request.method(asked.method(), BodyPublishers.noBody());
        } else {
            request.method(asked.method(), BodyPublishers.ofString(asked.body().toString()));
            request.header("Content-Type", "application/json");
        }
        switch (asked.as()) {
            case SERVICE -> request.header("Authorization", bearerOf.apply(contract.consumer()));
            case PERSON -> request.header("Authorization", String.valueOf(given.bearer()));
            case ANYBODY -> {}
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(contract + " was not answered", e);
        }
    }
}
