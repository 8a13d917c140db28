package io.earnest.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillOfMaterialsTest {
    @TempDir
    private Path folder;

    private Path libraries;

    @BeforeEach
    void anImage() throws Exception {
        libraries = Files.createDirectory(folder.resolve("lib"));
        Files.writeString(libraries.resolve("one-1.0.jar"), "abc");
        Files.writeString(libraries.resolve("native-2.0-linux-x86_64.jar"), "any");
    }

    @Test
    void what_is_listed_and_what_is_there_has_to_be_the_same() throws Exception {
        BillOfMaterials list = list();
        list.compare(libraries);

        Files.writeString(libraries.resolve("two-1.0.jar"), "nobody listed it");
        assertThatThrownBy(() -> list.compare(libraries))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("lacks two-1.0.jar");
        Files.delete(libraries.resolve("two-1.0.jar"));

        Files.writeString(libraries.resolve("one-1.0.jar"), "abd");
        assertThatThrownBy(() -> list.compare(libraries))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("one-1.0.jar is not the file");

        Files.delete(libraries.resolve("one-1.0.jar"));
        assertThatThrownBy(() -> list.compare(libraries))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("names one-1.0.jar");
    }

    @Test
    void what_spring_boot_packs_by_itself_is_listed_and_its_empty_starters_need_not_be_there() throws Exception {
        Files.writeString(libraries.resolve("spring-boot-jarmode-tools-4.1.2.jar"), "abc");
        BillOfMaterials list = list();
        list.compare(libraries);

        JsonNode tools =
                new ObjectMapper().readTree(list.json()).path("components").get(3);
        assertThat(tools.path("purl").asText())
                .isEqualTo("pkg:maven/org.springframework.boot/spring-boot-jarmode-tools@4.1.2?type=jar");
        assertThat(tools.at("/hashes/0/content").asText()).startsWith("ba7816bf");
    }

    @Test
    void the_runtime_and_what_came_from_this_machine_are_listed_too() throws Exception {
        BillOfMaterials list = list();
        list.addRuntime();
        list.addFromThisMachine(List.of(libraries.resolve("one-1.0.jar")));

        JsonNode read = new ObjectMapper().readTree(list.json());
        JsonNode components = read.path("components");
        assertThat(components.findValuesAsText("name")).contains("openjdk", "one-1.0.jar");
        assertThat(components.get(3).path("purl").asText()).startsWith("pkg:generic/openjdk@");
        assertThat(components.get(4).at("/hashes/0/content").asText())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void our_own_modules_have_no_addresses_of_another_projects_sources() throws Exception {
        JsonNode read = new ObjectMapper().readTree(list().json());

        assertThat(read.at("/metadata/component").has("externalReferences")).isFalse();
        assertThat(read.at("/components/0").has("externalReferences")).isTrue();
    }

    @Test
    void a_package_is_named_as_databases_of_known_holes_name_it() {
        SystemPackage known = new SystemPackage("libc6", "1:2.36-9+deb12u10", "amd64", List.of("debian", "12"));

        assertThat(known.purl()).isEqualTo("pkg:deb/debian/libc6@1:2.36-9%2Bdeb12u10?arch=amd64&distro=debian-12");
    }

    @Test
    void without_a_list_of_the_build_there_is_none() throws Exception {
        assertThat(BillOfMaterials.read(folder.resolve("nothing"))).isEmpty();
    }

    private BillOfMaterials list() throws Exception {
        Path file = folder.resolve("bom.cdx.json");
        Files.writeString(file, """
                {"bomFormat": "CycloneDX", "specVersion": "1.6",
                 "metadata": {"component": {"group": "io.earnest", "name": "gateway", "externalReferences": [{}]}},
                 "components": [
                  {"type": "library", "group": "org.example", "name": "one", "version": "1.0", "externalReferences": [{}],
                   "purl": "pkg:maven/org.example/one@1.0?type=jar", "hashes": [{"alg": "SHA-256",
                   "content": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}]},
                  {"type": "library", "group": "org.example", "name": "native", "version": "2.0",
                   "purl": "pkg:maven/org.example/native@2.0?classifier=linux-x86_64&type=jar"},
                  {"type": "library", "group": "org.springframework.boot", "name": "spring-boot-starter", "version": "4.1.2",
                   "purl": "pkg:maven/org.springframework.boot/spring-boot-starter@4.1.2?type=jar"}]}
                """);
        return BillOfMaterials.read(file).orElseThrow();
    }
}
