package io.earnest.launcher.secrets;

import io.earnest.launcher.system.ServiceName;
import java.util.List;

/** The kustomization.yaml beside the files, which names them and holds none of what is in them. */
final class Kustomization {
    private Kustomization() {}

    static String of(Overlay overlay, Stores stores) {
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
                """.formatted(overlay.name(), overlay.namespace()));
        for (ServiceName service : ServiceName.values()) {
            secret(yaml, service.module() + "-key", List.of("service.pem=keys/private/" + service.module() + ".pem"));
        }
        secret(yaml, "token-key", List.of("keys/tokens.pem"));
        secret(yaml, "factor-key", List.of("keys/factors.pem"));
        secret(yaml, "ledger-key", List.of("keys/ledger.pem"));
        secret(yaml, "ledger-log-key", List.of("keys/log.pem"));
        secret(yaml, "operator", List.of("operator/handle", "operator/password"));
        stores.filesOfSets().forEach((set, files) -> secret(yaml, set, files));
        for (String store : Stores.NAMES) {
            secret(yaml, store + "-service-mongodb", List.of(Stores.uriFile(store)));
        }
        if (overlay.ownAuthority()) {
            secret(yaml, "mongodb-ca", List.of(StoreAuthority.TRUSTED));
        }
        yaml.append("configMapGenerator:\n  - name: caller-keys\n    files:\n");
        for (ServiceName service : ServiceName.values()) {
            yaml.append("      - keys/callers/").append(service.module()).append(".pub.pem\n");
        }
        return yaml.toString();
    }

    private static void secret(StringBuilder yaml, String name, List<String> files) {
        yaml.append("  - name: ").append(name).append("\n    files:\n");
        for (String file : files) {
            yaml.append("      - ").append(file).append('\n');
        }
    }
}
