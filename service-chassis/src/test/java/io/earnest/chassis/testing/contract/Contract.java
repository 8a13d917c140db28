package io.earnest.chassis.testing.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * One exchange between two services, as {@code contracts/{provider}/{consumer}/{name}.json} says it: what the consumer
 * sends, field by field, and of the answer the fields that it reads, each with an example.
 *
 * @param client the consumer's client that speaks: a Feign client's context id
 * @param given the state in which the provider answers so, by a name that its test knows
 */
public record Contract(
        String provider,
        String consumer,
        String name,
        String client,
        String given,
        Request request,
        Response response) {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** In whose name is asked: the consumer's own, that of somebody signed in, or nobody's. */
    public enum As {
        SERVICE,
        PERSON,
        ANYBODY
    }

    /**
     * What is sent. Its values are what is sent, too, but for those that differ each time.
     *
     * @param varying JSON pointers of values in the body of which only the kind is agreed
     */
    public record Request(
            As as, String method, String path, Map<String, String> query, JsonNode body, List<String> varying) {
        public Request {
            query = query == null ? Map.of() : Map.copyOf(query);
            body = body == null || body.isNull() ? MissingNode.getInstance() : body;
            varying = varying == null ? List.of() : List.copyOf(varying);
        }
    }

    /**
     * What comes back. Other fields may be added at any time.
     *
     * @param headers names of headers that the consumer reads
     * @param fixed JSON pointers of values that are agreed; of all others the kind is
     */
    public record Response(int status, List<String> headers, JsonNode body, List<String> fixed) {
        public Response {
            headers = headers == null ? List.of() : List.copyOf(headers);
            body = body == null || body.isNull() ? MissingNode.getInstance() : body;
            fixed = fixed == null ? List.of() : List.copyOf(fixed);
        }
    }

    private record Written(String description, String client, String given, Request request, Response response) {}

    /** All that is agreed, ordered by file. */
    public static List<Contract> all() {
        try (Stream<Path> files = Files.walk(directory())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Contract::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a provider has promised to all its consumers. */
    public static List<Contract> of(String provider) {
        return all().stream().filter(c -> c.provider.equals(provider)).toList();
    }

    /** What a client of a consumer relies on. */
    public static List<Contract> of(String consumer, String client) {
        return all().stream()
                .filter(c -> c.consumer.equals(consumer) && c.client.equals(client))
                .toList();
    }

    static Contract parse(String provider, String consumer, String name, String json) {
        Written file = JSON.readValue(json, Written.class);
        return new Contract(provider, consumer, name, file.client, file.given, file.request, file.response);
    }

    /** The same with other words in place of these, in whatever is sent and whatever is agreed. */
    Contract with(Map<String, String> words) {
        String json = JSON.writeValueAsString(new Written("", client, given, request, response));
        for (Map.Entry<String, String> word : words.entrySet()) {
            json = json.replace(word.getKey(), word.getValue());
        }
        return parse(provider, consumer, name, json);
    }

    private static Contract read(Path file) {
        Path at = directory().relativize(file);
        try {
            return parse(
                    at.getName(0).toString(),
                    at.getName(1).toString(),
                    at.getName(2).toString().replace(".json", ""),
                    Files.readString(file));
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException(at + " is no contract: " + e.getMessage(), e);
        }
    }

    /** Modules are tested in their own folder, an IDE may do it in the root. */
    private static Path directory() {
        return Stream.of("contracts", "../contracts")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no folder contracts near " + Path.of("").toAbsolutePath()));
    }

    @Override
    public String toString() {
        return provider + "/" + consumer + "/" + name;
    }
}
