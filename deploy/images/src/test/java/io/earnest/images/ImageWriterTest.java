package io.earnest.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers, pushing and bases, with files in place of a service. */
class ImageWriterTest {
    @TempDir
    private Path folder;

    @Test
    void what_is_pushed_can_be_had_by_its_tag_and_its_digest_with_every_blob() throws Exception {
        try (Registry registry = new Registry(folder)) {
            String digest = write(files(), "--registry", registry.host() + "/earnest", "--tag", "1.2.3");

            byte[] manifest = registry.manifest("1.2.3");
            assertThat(Registry.digest(manifest)).isEqualTo(digest);
            JsonNode read = new ObjectMapper().readTree(manifest);
            assertThat(read.path("layers")).hasSize(3);
            assertThat(registry.hasBlob(read.at("/config/digest").asText())).isTrue();
            assertThat(read.path("layers"))
                    .allMatch(layer -> registry.hasBlob(layer.path("digest").asText()));
        }
    }

    @Test
    void an_image_is_built_on_a_base_that_is_named_by_its_digest() throws Exception {
        try (Registry registry = new Registry(folder)) {
            String host = registry.host() + "/earnest";
            String base = write(files(), "--registry", host, "--tag", "base");
            write(files(), "--registry", host, "--tag", "above", "--base", host + "/gateway@" + base);

            ObjectMapper json = new ObjectMapper();
            JsonNode below = json.readTree(registry.manifest(base)).path("layers");
            JsonNode all = json.readTree(registry.manifest("above")).path("layers");
            assertThat(all).hasSize(6);
            assertThat(all).startsWith(below.get(0), below.get(1), below.get(2));
        }
    }

    @Test
    void the_same_files_are_the_same_image_whenever_and_wherever_they_lie() throws Exception {
        String first = write(files());
        RootFileSystem others = files();
        assertThat(others.root()).isNotEqualTo(files().root());

        assertThat(write(others)).isEqualTo(first);
    }

    private String write(RootFileSystem files, String... arguments) throws Exception {
        BuildOptions options = BuildOptions.parse(List.of(arguments), folder);
        Files.createDirectories(options.out());
        Path cache = Files.createTempDirectory(folder, "cache");
        return new ImageWriter(options, cache).write(files, "gateway");
    }

    private RootFileSystem files() throws Exception {
        RootFileSystem files = RootFileSystem.empty(Files.createTempDirectory(folder, "root"));
        Files.writeString(files.root().resolve("etc/passwd"), "root");
        Files.createDirectories(files.root().resolve("app/lib"));
        Files.writeString(files.root().resolve("app/lib/one-1.0.jar"), "library");
        Files.writeString(files.root().resolve("app/gateway.jar"), "service");
        files.settle();
        return files;
    }
}
