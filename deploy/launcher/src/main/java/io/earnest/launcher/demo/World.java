package io.earnest.launcher.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The demo world as its files say it.
 *
 * @param shown the handle whose sign-in is printed
 * @param articles names of texts, in the order of their publication
 * @param readings by reader, in order
 */
record World(
        List<Person> profiles,
        String shown,
        List<String> articles,
        List<Comment> comments,
        Map<String, List<Reading>> readings) {

    /** @param twei what an operator grants, beside the starter grant */
    record Person(
            String handle, String name, int level, @Nullable String avatar, int twei, String bio) {

        /** The experience that the level needs. */
        int experience() {
            return 10 * level * (level - 1);
        }
    }

    record Comment(
            String key,
            String article,
            String by,
            @Nullable String parent,
            String text,
            @Nullable List<String> likes,
            @Nullable List<String> dislikes) {}

    record Reading(String article, @Nullable String rating) {}

    record Text(String author, String title, List<String> tags, String body) {}

    static World load() {
        JsonMapper mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        return mapper.convertValue(yaml(resource("world.yaml")), World.class);
    }

    static Text text(String name) {
        String file = resource(name + ".md");
        int end = file.indexOf("\n---\n", 4);
        Map<String, Object> fields = yaml(file.substring(4, end));
        List<?> tags = (List<?>) fields.getOrDefault("tags", List.of());
        return new Text(
                String.valueOf(fields.get("author")),
                String.valueOf(fields.get("title")),
                tags.stream().map(String::valueOf).toList(),
                file.substring(end + 5));
    }

    private static Map<String, Object> yaml(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    private static String resource(String name) {
        try (InputStream in = World.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no demo file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
