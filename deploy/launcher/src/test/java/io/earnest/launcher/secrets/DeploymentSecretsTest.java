package io.earnest.launcher.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.launcher.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentSecretsTest {

    private static final Path MANIFESTS = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void a_second_run_makes_nothing_and_replaces_nothing() throws IOException {
        Path secrets = folder.resolve("production");
        List<String> made = new DeploymentSecrets("production", secrets).create();
        Map<String, String> before = contents(secrets);

        assertThat(new DeploymentSecrets("production", secrets).create()).isEmpty();
        assertThat(contents(secrets)).isEqualTo(before);
        assertThat(made)
                .contains("keys/ledger.pem", "mongodb/rewards/uri", "operator/password", "kustomization.yaml")
                .noneMatch(file -> file.startsWith("compose/"));
    }

    @Test
    void every_file_that_the_kustomization_names_is_there() throws IOException {
        new DeploymentSecrets("production", folder).create();

        List<String> named = Files.readAllLines(folder.resolve("kustomization.yaml")).stream()
                .filter(line -> line.startsWith("      - "))
                .map(line -> line.strip().substring(2).replaceFirst("^.*=", ""))
                .toList();
        assertThat(named).hasSizeGreaterThan(20).allMatch(file -> Files.isRegularFile(folder.resolve(file)));
    }

    @Test
    void the_kustomization_holds_no_secret() throws IOException {
        new DeploymentSecrets("production", folder).create();

        String kustomization = Files.readString(folder.resolve("kustomization.yaml"));
        for (Map.Entry<String, String> secret : contents(folder).entrySet()) {
            if (!secret.getKey().matches("kustomization.yaml|operator/handle")) {
                assertThat(kustomization)
                        .as(secret.getKey())
                        .doesNotContain(secret.getValue().strip());
            }
        }
    }

    @Test
    void a_new_password_of_a_store_comes_with_a_new_address() throws IOException {
        new DeploymentSecrets("production", folder).create();
        String before = Files.readString(folder.resolve("mongodb/article/uri"));
        Files.delete(folder.resolve("mongodb/article/user-earnest-article"));

        List<String> made = new DeploymentSecrets("production", folder).create();

        String password = Files.readString(folder.resolve("mongodb/article/user-earnest-article"))
                .strip();
        assertThat(made).containsExactly("mongodb/article/user-earnest-article");
        assertThat(Files.readString(folder.resolve("mongodb/article/uri")))
                .isNotEqualTo(before)
                .contains("earnest-article:" + password + "@")
                .contains("mongodb-article-2.mongodb-article.earnest-production.svc:27017/earnest-article");
    }

    @Test
    void an_address_that_somebody_gave_stays() throws IOException {
        Files.createDirectories(folder.resolve("mongodb/article"));
        Files.writeString(folder.resolve("mongodb/article/uri"), "mongodb+srv://somebody:else@store.example/\n");

        new DeploymentSecrets("production", folder).create();

        assertThat(Files.readString(folder.resolve("mongodb/article/uri"))).startsWith("mongodb+srv://somebody:else@");
    }

    @Test
    void secrets_are_their_owners_alone() throws IOException {
        Path secrets = folder.resolve("production");
        new DeploymentSecrets("production", secrets).create();

        try (Stream<Path> all = Files.walk(secrets)) {
            for (Path path : all.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .as(path.toString())
                        .endsWith("------");
            }
        }
    }

    @Test
    void what_compose_mounts_can_be_read_there_but_the_folder_around_it_by_its_owner_alone() throws IOException {
        Path secrets = folder.resolve("local");
        new DeploymentSecrets("local", secrets).create();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(secrets.resolve("compose/mongodb/keyfile"))))
                .isEqualTo("rw-r--r--");
        assertThat(Files.readString(secrets.resolve("compose/article-service.env")))
                .matches(Pattern.compile("MONGODB_URI=mongodb://earnest-article:[0-9a-f]{48}@mongodb:27017/"
                        + "earnest-article\\?replicaSet=mongodb&authSource=earnest-article\n"));
    }

    @Test
    void every_secret_that_the_manifests_refer_to_is_made() throws IOException {
        new DeploymentSecrets("production", folder).create();
        String kustomization = Files.readString(folder.resolve("kustomization.yaml"));

        Set<String> wanted = matches(
                "(?:secretName: |secretKeyRef: \\{name: |configMap: \\{name: )([a-z]+-[a-z-]+)",
                MANIFESTS,
                "kubernetes");
        // Not a secret; and the front door's certificate, which an Issuer or the operator brings.
        wanted.removeAll(Set.of("mongodb-scripts", "earnest-tls"));
        assertThat(wanted)
                .contains("gateway-key", "mongodb-rewards", "rewards-service-mongodb", "caller-keys")
                .allSatisfy(name -> assertThat(kustomization).contains("- name: " + name + "\n"));
        assertThat(wanted).hasSameSizeAs(matches("- name: ([a-z]+-[a-z-]+)\n", folder, "kustomization.yaml"));
    }

    @Test
    void every_secret_that_compose_refers_to_is_made() throws IOException {
        new DeploymentSecrets("local", folder).create();

        Set<String> wanted = matches("\\./secrets/local/([\\w./-]+)", MANIFESTS, "compose.yaml");
        assertThat(wanted).hasSizeGreaterThan(10).allMatch(file -> Files.exists(folder.resolve(file)));
    }

    @Test
    void what_becomes_a_variable_has_no_line_end() throws IOException {
        new DeploymentSecrets("production", folder).create();

        assertThat(Files.readString(folder.resolve("mongodb/rewards/uri"))).endsWith("authSource=earnest-rewards");
        assertThat(Files.readString(folder.resolve("operator/password"))).doesNotContainAnyWhitespaces();
        assertThat(Files.readString(folder.resolve("operator/handle"))).isEqualTo("operator");
    }

    @Test
    void a_name_that_no_namespace_could_have_is_refused() {
        assertThatThrownBy(() -> new DeploymentSecrets("../elsewhere", folder))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("../elsewhere");
    }

    private static Set<String> matches(String pattern, Path folder, String below) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder.resolve(below)).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                Pattern.compile(pattern)
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(match -> found.add(match.group(1)));
            }
        }
        return found;
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                contents.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
