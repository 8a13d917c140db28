package io.earnest.launcher.observe;

import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import io.earnest.launcher.system.Checkout;
import io.earnest.launcher.system.DataDirectory;
import io.earnest.launcher.system.LocalSystem;
import io.earnest.launcher.system.Ports;
import io.earnest.launcher.system.SearchPath;
import io.earnest.launcher.system.Supervised;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code ./earnest up --observe}: Prometheus and Grafana beside a running system, ended with it. What is not installed, or
 * does not start, is said, and the system goes on without.
 */
public final class Observation {
    private static final Duration TO_BECOME_READY = Duration.ofSeconds(60);

    private final Checkout checkout;
    private final DataDirectory data;
    private final Map<String, String> environment;
    private final Console console;

    public Observation(Checkout checkout, DataDirectory data, Map<String, String> environment, Console console) {
        this.checkout = checkout;
        this.data = data;
        this.environment = environment;
        this.console = console;
    }

    /** Starts what there is and says where it is. */
    public void start(LocalSystem system) throws InterruptedException {
        Optional<Path> binary = SearchPath.find(environment, "prometheus");
        if (binary.isEmpty()) {
            console.say("  Prometheus: not on the PATH, so nothing is observed (Debian's package is \"prometheus\")");
            return;
        }
        Iterator<Integer> ports = Ports.unused(2).iterator();
        PrometheusServer prometheus = new PrometheusServer(checkout, data, ports.next());
        GrafanaServer grafana = new GrafanaServer(checkout, data, ports.next());
        Supervised.Program program;
        try {
            program = prometheus.program(binary.get(), system);
        } catch (Refusal e) {
            console.say("  Prometheus: " + e.getMessage());
            return;
        }
        if (!ready(system.runBeside(program), "Prometheus", prometheus.url(), system)) {
            return;
        }
        Optional<List<String>> command = GrafanaServer.installed(environment);
        if (command.isEmpty()) {
            console.say("  Grafana: not on the PATH; its dashboards are in deploy/observability/grafana/dashboards");
            return;
        }
        Supervised.Program dashboards = grafana.program(command.get(), system, prometheus.url());
        ready(system.runBeside(dashboards), "Grafana", grafana.url(), system);
    }

    private boolean ready(Supervised process, String name, String url, LocalSystem system) throws InterruptedException {
        if (process.awaitReady(TO_BECOME_READY)) {
            console.say("  " + name + ": " + url);
            return true;
        }
        if (!system.stopping()) {
            process.stop(Duration.ofSeconds(5));
            console.say(
                    "  " + name + " does not become ready: see " + process.log().file());
        }
        return false;
    }
}
