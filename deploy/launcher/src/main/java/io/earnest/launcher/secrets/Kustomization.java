package io.earnest.launcher.secrets;

import io.earnest.launcher.system.ServiceName;

/** The kustomization.yaml beside the files, which names them and holds none of what is in them. */
final class Kustomization {
    private Kustomization() {}

    static String of(Environment environment) {
        StringBuilder yaml = new StringBuilder("""
                # Made by ./earnest secrets; written anew each time. Apply with
                #   kubectl apply --server-side -k deploy/secrets/%s
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                namespace: %s
                generatorOptions:
                  # The overlays refer to these names.
                  disableNameSuffixHash: true
                  labels:
                    app.kubernetes.io/part-of: earnest
                secretGenerator:
                """.formatted(environment.name(), environment.namespace()));
        for (ServiceName service : ServiceName.values()) {
            secret(yaml, service.module() + "-key", "service.pem=keys/private/" + service.module() + ".pem");
        }
        secret(yaml, "token-key", "keys/tokens.pem");
        secret(yaml, "ledger-key", "keys/ledger.pem");
        secret(yaml, "operator", "operator/handle", "operator/password");
        for (String store : Environment.STORES) {
            String folder = "mongodb/" + store + "/";
            secret(
                    yaml,
                    "mongodb-" + store,
                    folder + "keyfile",
                    folder + "admin-password",
                    folder + "user-" + Environment.database(store));
            secret(yaml, store + "-service-mongodb", folder + "uri");
        }
        yaml.append("configMapGenerator:\n  - name: caller-keys\n    files:\n");
        for (ServiceName service : ServiceName.values()) {
            yaml.append("      - keys/callers/").append(service.module()).append(".pub.pem\n");
        }
        return yaml.toString();
    }

    private static void secret(StringBuilder yaml, String name, String... files) {
        yaml.append("  - name: ").append(name).append("\n    files:\n");
        for (String file : files) {
            yaml.append("      - ").append(file).append('\n');
        }
    }
}
