package io.earnest.launcher.observe;

import io.earnest.launcher.system.Checkout;
import io.earnest.launcher.system.DataDirectory;
import io.earnest.launcher.system.LocalSystem;
import io.earnest.launcher.system.SearchPath;
import io.earnest.launcher.system.Supervised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A Grafana with the dashboards of the checkout, for whoever sits at this machine: nobody signs in, all may look. */
final class GrafanaServer {
    private final Checkout checkout;
    private final DataDirectory data;
    private final int port;

    GrafanaServer(Checkout checkout, DataDirectory data, int port) {
        this.checkout = checkout;
        this.data = data;
        this.port = port;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Newer releases have the server as a verb of {@code grafana}, older ones as {@code grafana-server}. */
    static Optional<List<String>> installed(Map<String, String> environment) {
        return SearchPath.find(environment, "grafana")
                .flatMap(binary -> command(binary, List.of("server")))
                .or(() -> SearchPath.find(environment, "grafana-server").flatMap(binary -> command(binary, List.of())));
    }

    private static Optional<List<String>> command(Path binary, List<String> verb) {
        return home(binary).map(home -> {
            List<String> command = new ArrayList<>(List.of(binary.toString()));
            command.addAll(verb);
            command.add("--homepath=" + home);
            return List.copyOf(command);
        });
    }

    /** Where its own files are: beside the program as in its archive, or where its packages put them. */
    private static Optional<Path> home(Path binary) {
        try {
            return Stream.of(binary.toRealPath().resolve("../..").normalize(), Path.of("/usr/share/grafana"))
                    .filter(folder -> Files.exists(folder.resolve("conf/defaults.ini")))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Supervised.Program program(List<String> command, LocalSystem system, String prometheusUrl) {
        return new Supervised.Program(
                "grafana",
                command,
                environment(prometheusUrl),
                data.log("grafana"),
                () -> system.answers(url() + "/api/health"));
    }

    private Map<String, String> environment(String prometheusUrl) {
        Path provisioning = checkout.root().resolve("deploy/observability/grafana");
        Map<String, String> environment = new HashMap<>();
        environment.put("EARNEST_PROMETHEUS_URL", prometheusUrl);
        environment.put("GF_SERVER_HTTP_ADDR", "127.0.0.1");
        environment.put("GF_SERVER_HTTP_PORT", String.valueOf(port));
        environment.put("GF_PATHS_DATA", data.folder("grafana").toString());
        environment.put("GF_PATHS_LOGS", data.file("grafana/log").toString());
        environment.put("GF_PATHS_PLUGINS", data.file("grafana/plugins").toString());
        environment.put("GF_PATHS_PROVISIONING", provisioning.toString());
        environment.put(
                "GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH",
                provisioning.resolve("dashboards/overview.json").toString());
        environment.put("GF_AUTH_ANONYMOUS_ENABLED", "true");
        environment.put("GF_AUTH_ANONYMOUS_ORG_ROLE", "Viewer");
        environment.put("GF_AUTH_DISABLE_LOGIN_FORM", "true");
        environment.put("GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION", "true");
        environment.put("GF_ANALYTICS_REPORTING_ENABLED", "false");
        environment.put("GF_ANALYTICS_CHECK_FOR_UPDATES", "false");
        environment.put("GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES", "false");
        environment.put("GF_LOG_MODE", "console");
        environment.put("GOMEMLIMIT", "256MiB");
        return environment;
    }
}
