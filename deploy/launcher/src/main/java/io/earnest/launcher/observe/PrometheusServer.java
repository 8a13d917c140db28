package io.earnest.launcher.observe;

import io.earnest.launcher.Refusal;
import io.earnest.launcher.system.Checkout;
import io.earnest.launcher.system.DataDirectory;
import io.earnest.launcher.system.LocalSystem;
import io.earnest.launcher.system.Supervised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Prometheus that scrapes the local system, with the rules of the checkout: {@code deploy/observability}. */
final class PrometheusServer {
    private static final String CONFIGURATION = "prometheus.yml";
    /** Where the containers' management ports are, which the file of the checkout names. */
    private static final String IN_A_CONTAINER = ":9080\"";

    private final Checkout checkout;
    private final DataDirectory data;
    private final int port;

    PrometheusServer(Checkout checkout, DataDirectory data, int port) {
        this.checkout = checkout;
        this.data = data;
        this.port = port;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** What to run; writes its configuration. */
    Supervised.Program program(Path binary, LocalSystem system) {
        data.write(CONFIGURATION, configuration(checkout, system.managementAddresses()));
        List<String> command = List.of(
                binary.toString(),
                "--config.file=" + data.file(CONFIGURATION),
                "--storage.tsdb.path=" + data.folder("prometheus"),
                "--storage.tsdb.retention.time=7d",
                "--storage.tsdb.retention.size=256MB",
                "--query.max-samples=5000000",
                "--query.max-concurrency=4",
                "--web.listen-address=127.0.0.1:" + port,
                "--log.level=warn");
        // Beyond this it collects garbage sooner; some 80 MB is what five services take.
        Map<String, String> environment = Map.of("GOMEMLIMIT", "192MiB", "GOMAXPROCS", "2");
        return new Supervised.Program(
                "prometheus", command, environment, data.log("prometheus"), () -> system.answers(url() + "/-/ready"));
    }

    /** The checkout's own configuration, with the addresses of this system in place of the containers'. */
    static String configuration(Checkout checkout, Map<String, String> managementAddresses) {
        Path folder = checkout.root().resolve("deploy/observability");
        String text;
        try {
            text = Files.readString(folder.resolve(CONFIGURATION));
        } catch (IOException e) {
            throw new Refusal("Prometheus can't be configured: " + e.getMessage(), e);
        }
        text = replace(text, "\"rules/", "\"" + folder.resolve("rules") + "/");
        for (Map.Entry<String, String> address : managementAddresses.entrySet()) {
            text = replace(text, "\"" + address.getKey() + IN_A_CONTAINER, "\"" + address.getValue() + "\"");
        }
        return text;
    }

    private static String replace(String text, String before, String after) {
        if (!text.contains(before)) {
            throw new Refusal("deploy/observability/" + CONFIGURATION + " does not name " + before);
        }
        return text.replace(before, after);
    }
}
