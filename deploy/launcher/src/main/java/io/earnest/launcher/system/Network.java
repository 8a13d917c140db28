package io.earnest.launcher.system;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where each process listens, and what each is told: the configuration by environment that the services share.
 *
 * @param publicUrl what people type
 */
record Network(Map<ServiceName, Integer> ports, Map<ServiceName, Integer> managementPorts, String publicUrl) {

    /** The gateway on the port that people use, everything else on ports that happen to be free. */
    static Network around(int publicPort, String publicUrl) {
        ServiceName[] services = ServiceName.values();
        Iterator<Integer> unused = Ports.unused(2 * services.length).iterator();
        Map<ServiceName, Integer> ports = new EnumMap<>(ServiceName.class);
        Map<ServiceName, Integer> managementPorts = new EnumMap<>(ServiceName.class);
        for (ServiceName service : services) {
            ports.put(service, unused.next());
            managementPorts.put(service, unused.next());
        }
        ports.put(ServiceName.GATEWAY, publicPort);
        return new Network(ports, managementPorts, publicUrl);
    }

    int port(ServiceName service) {
        return Objects.requireNonNull(ports.get(service));
    }

    int managementPort(ServiceName service) {
        return Objects.requireNonNull(managementPorts.get(service));
    }

    String health(ServiceName service) {
        return "http://127.0.0.1:" + managementPort(service) + "/actuator/health/readiness";
    }

    Map<String, String> environment(ServiceName service, Optional<String> storeUri, Keys keys, Account operator) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PORT", String.valueOf(port(service)));
        environment.put("MANAGEMENT_PORT", String.valueOf(managementPort(service)));
        environment.put("BIND_ADDRESS", "127.0.0.1");
        storeUri.ifPresent(uri -> environment.put("MONGODB_URI", uri));
        environment.put("EARNEST_PUBLIC_URL", publicUrl);
        environment.put("ARTICLE_URL", url(ServiceName.ARTICLE));
        environment.put("COMMENT_URL", url(ServiceName.COMMENT));
        environment.put("PROFILE_URL", url(ServiceName.PROFILE));
        environment.put("REWARDS_URL", url(ServiceName.REWARDS));
        environment.put("EARNEST_CALLER_KEYS_DIR", text(keys.callers()));
        environment.put("EARNEST_SERVICE_KEY_FILE", text(keys.privateKey(service)));
        if (service == ServiceName.PROFILE) {
            environment.put("EARNEST_TOKEN_KEY_FILE", text(keys.tokenKey()));
            environment.put("EARNEST_FACTOR_KEY_FILE", text(keys.factorKey()));
            environment.put("EARNEST_OPERATOR_HANDLE", operator.handle());
            environment.put("EARNEST_OPERATOR_PASSWORD", operator.password());
        }
        if (service == ServiceName.REWARDS) {
            environment.put("EARNEST_LEDGER_KEY_FILE", text(keys.ledgerKey()));
            environment.put("EARNEST_LEDGER_LOG_KEY_FILE", text(keys.logKey()));
        }
        return environment;
    }

    private String url(ServiceName service) {
        return "http://127.0.0.1:" + port(service);
    }

    private static String text(Path path) {
        return path.toString();
    }
}
