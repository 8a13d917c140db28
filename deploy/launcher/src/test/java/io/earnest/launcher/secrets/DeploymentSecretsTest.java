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
        List<String> made = of("production", secrets).create();
        Map<String, String> before = contents(secrets);

        assertThat(of("production", secrets).create()).isEmpty();
        assertThat(contents(secrets)).isEqualTo(before);
        assertThat(made)
                .contains(
                        "keys/ledger.pem",
                        "keys/log.pem",
                        "mongodb/rewards/uri",
                        "operator/password",
                        "kustomization.yaml")
                .noneMatch(file -> file.startsWith("compose/"));
    }

    @Test
    void every_file_that_the_kustomization_names_is_there() throws IOException {
        of("production", folder).create();

        List<String> named = Files.readAllLines(folder.resolve("kustomization.yaml")).stream()
                .filter(line -> line.startsWith("      - "))
                .map(line -> line.strip().substring(2).replaceFirst("^.*=", ""))
                .toList();
        assertThat(named).hasSizeGreaterThan(20).allMatch(file -> Files.isRegularFile(folder.resolve(file)));
    }

    @Test
    void the_kustomization_holds_no_secret() throws IOException {
        of("production", folder).create();

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
        of("production", folder).create();
        String before = Files.readString(folder.resolve("mongodb/article/uri"));
        Files.delete(folder.resolve("mongodb/article/user-earnest-article"));

        List<String> made = of("production", folder).create();

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

        of("production", folder).create();

        assertThat(Files.readString(folder.resolve("mongodb/article/uri"))).startsWith("mongodb+srv://somebody:else@");
    }

    @Test
    void secrets_are_their_owners_alone() throws IOException {
        Path secrets = folder.resolve("production");
        of("production", secrets).create();

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
        of("local", secrets).create();

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
        of("production", folder).create();
        String kustomization = Files.readString(folder.resolve("kustomization.yaml"));

        Set<String> wanted = matches(
                "(?:secretName: |secretKeyRef: \\{name: |configMap: \\{name: )([a-z]+-[a-z-]+)",
                MANIFESTS,
                "kubernetes");
        // No secrets; and the front door's certificate, which an Issuer or the operator brings.
        wanted.removeAll(Set.of("mongodb-scripts", "ledger-witnesses", "earnest-tls"));
        // Of other kinds of stores.
        wanted.removeAll(Set.of("mongodb-shared", "mongodb-ca"));
        assertThat(wanted)
                .contains("gateway-key", "mongodb-rewards", "rewards-service-mongodb", "caller-keys")
                .allSatisfy(name -> assertThat(kustomization).contains("- name: " + name + "\n"));
        assertThat(wanted).hasSameSizeAs(matches("- name: ([a-z]+-[a-z-]+)\n", folder, "kustomization.yaml"));
    }

    @Test
    void every_secret_that_compose_refers_to_is_made() throws IOException {
        of("local", folder).create();

        Set<String> wanted = matches("\\./secrets/local/([\\w./-]+)", MANIFESTS, "compose.yaml");
        assertThat(wanted).hasSizeGreaterThan(10).allMatch(file -> Files.exists(folder.resolve(file)));
    }

    @Test
    void what_becomes_a_variable_has_no_line_end() throws IOException {
        of("production", folder).create();

        assertThat(Files.readString(folder.resolve("mongodb/rewards/uri"))).endsWith("authSource=earnest-rewards");
        assertThat(Files.readString(folder.resolve("operator/password"))).doesNotContainAnyWhitespaces();
        assertThat(Files.readString(folder.resolve("operator/handle"))).isEqualTo("operator");
    }

    @Test
    void an_overlay_that_is_not_there_is_refused_and_says_what_to_do() {
        assertThatThrownBy(() -> of("produktion", folder))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("produktion")
                .hasMessageContaining("--overlay DIR");
    }

    @Test
    void stores_that_others_run_need_their_addresses_and_no_secret_of_a_set() throws IOException {
        assertThatThrownBy(() -> of("production-external-mongodb", folder).create())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(folder.resolve("mongodb/rewards/uri").toString());
        assertThat(folder).isEmptyDirectory();

        for (String store : Stores.NAMES) {
            Files.createDirectories(folder.resolve("mongodb").resolve(store));
            Files.writeString(
                    folder.resolve("mongodb").resolve(store).resolve("uri"), "mongodb+srv://a:b@store.example/\n");
        }
        List<String> made = of("production-external-mongodb", folder).create();

        String kustomization = Files.readString(folder.resolve("kustomization.yaml"));
        assertThat(made).noneMatch(file -> file.startsWith("mongodb/"));
        assertThat(kustomization)
                .contains("namespace: earnest-production\n")
                .contains("- name: article-service-mongodb\n")
                .doesNotContain("- name: mongodb-article\n");
        assertThat(Files.readString(folder.resolve("mongodb/article/uri")))
                .isEqualTo("mongodb+srv://a:b@store.example/");
    }

    @Test
    void an_overlay_of_ones_own_names_the_namespace_and_keeps_the_stores_of_the_one_below() throws IOException {
        Path overlay = Files.createDirectories(folder.resolve("blog"));
        Files.writeString(overlay.resolve("kustomization.yaml"), """
                namespace: blog
                resources:
                  - %s
                """.formatted(
                        overlay.relativize(MANIFESTS.resolve("kubernetes/overlays/production-external-mongodb"))));

        assertThat(Overlay.read(overlay)).isEqualTo(new Overlay("blog", "blog", Overlay.StoreKind.EXTERNAL, false));
    }

    @Test
    void a_stores_password_changes_by_a_second_user_that_takes_over() throws IOException {
        DeploymentSecrets secrets = of("production", folder);
        secrets.create();
        Path article = folder.resolve("mongodb/article");
        String before = Files.readString(article.resolve("uri"));

        assertThat(secrets.rotate("article")).contains("1 of 3").contains("statefulset/mongodb-article");
        assertThat(Files.readString(article.resolve("uri"))).isEqualTo(before);
        assertThat(kustomization())
                .contains("mongodb/article/user-earnest-article\n", "mongodb/article/user-earnest-article-2\n");

        assertThat(secrets.create()).isEmpty();
        assertThat(secrets.rotate("article")).contains("2 of 3").contains("deployment/article-service");
        assertThat(Files.readString(article.resolve("uri")))
                .contains("earnest-article-2:" + Files.readString(article.resolve("user-earnest-article-2")) + "@")
                .endsWith("/earnest-article?replicaSet=mongodb-article&authSource=earnest-article");
        assertThat(kustomization()).contains("mongodb/article/user-earnest-article\n");

        assertThat(secrets.create()).isEmpty();
        assertThat(secrets.rotate("article")).contains("3 of 3").contains("drops it");
        assertThat(kustomization())
                .contains("mongodb/article/user-earnest-article-2\n")
                .doesNotContain("mongodb/article/user-earnest-article\n");

        assertThat(secrets.create()).isEmpty();
        assertThat(secrets.rotate("article")).contains("earnest-article-3");
    }

    @Test
    void a_store_that_there_is_not_has_no_password_to_change() {
        assertThatThrownBy(() -> of("production", folder).rotate("articles"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("article, comment, profile, rewards");
    }

    @Test
    void a_set_that_all_services_share_has_a_user_for_each_and_one_secret() throws IOException {
        DeploymentSecrets secrets = of("small", folder);
        secrets.create();

        assertThat(kustomization())
                .containsOnlyOnce("- name: mongodb-shared\n")
                .containsOnlyOnce("mongodb/shared/keyfile")
                .contains("mongodb/shared/user-earnest-article\n", "mongodb/shared/user-earnest-rewards\n")
                .contains("mongodb/shared/exporter-password\n", "- name: rewards-service-mongodb\n")
                .doesNotContain("- name: mongodb-rewards\n");
        assertThat(Files.readString(folder.resolve("mongodb/rewards/uri")))
                .matches(
                        "mongodb://earnest-rewards:\\w+@mongodb-shared-0\\.mongodb-shared\\.earnest-small\\.svc:27017,.*"
                                + "/earnest-rewards\\?replicaSet=mongodb-shared&authSource=earnest-rewards");
        assertThat(secrets.create()).isEmpty();
        assertThat(secrets.rotate("article")).contains("statefulset/mongodb-shared");
        assertThat(kustomization()).contains("mongodb/shared/user-earnest-article-2\n");
    }

    private String kustomization() throws IOException {
        return Files.readString(folder.resolve("kustomization.yaml"));
    }

    private static DeploymentSecrets of(String overlay, Path folder) {
        return new DeploymentSecrets(
                Overlay.read(MANIFESTS.resolve("kubernetes/overlays").resolve(overlay)), folder);
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
