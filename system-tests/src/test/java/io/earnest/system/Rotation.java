package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The keys of a deployment, replaced as the page for operators says: by its own lines, run by a shell where they belong. Who
 * has to be restarted after a step is the caller's to do.
 *
 * @param folder in which {@code deploy/secrets/here} is a deployment's secrets
 */
record Rotation(Path folder) {
    private static final Path README = EarnestSystem.root().resolve("deploy/README.md");
    private static final Pattern BLOCK = Pattern.compile("^```\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

    private static final String ENVIRONMENT = "here";

    /** Whether the tool is there that its lines call. */
    static boolean possible() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "openssl")));
    }

    /** Where the keys are. */
    Path keys() {
        return folder.resolve("deploy/secrets").resolve(ENVIRONMENT).resolve("keys");
    }

    /** Step 1, 2 or 3 of giving these services another key. */
    void ofServices(int step, List<String> services) {
        String lines = step(step, "callers/S.pub.pem");
        services.forEach(service -> shell(lines.replaceAll("\\bS\\.", service + ".")));
    }

    /** Step 1, 2 or 3 of giving people's tokens another key. */
    void ofTokens(int step) {
        shell(step(step, "tokens.next.pem"));
    }

    /** Another key for reports: its file is removed, and the secrets that are missing are made. */
    void ofReports() {
        String earnest = EarnestSystem.root().resolve("earnest").toString();
        Path secrets = keys().getParent();
        shell("rm '%s/keys/ledger.pem' && '%s' secrets %s --out '%s'"
                .formatted(secrets, earnest, ENVIRONMENT, secrets));
    }

    /** The lines up to the one with this number, of the block that has this text in it; its first line goes to the folder. */
    private static String step(int number, String text) {
        List<String> lines = BLOCK.matcher(read())
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains(text))
                .findFirst()
                .orElseThrow()
                .lines()
                .toList();
        List<String> steps = new ArrayList<>();
        StringBuilder step = new StringBuilder();
        for (String line : lines.subList(1, lines.size())) {
            step.append(line).append('\n');
            if (line.contains("# " + (steps.size() + 1) + ". ")) {
                steps.add(lines.getFirst() + "\n" + step);
                step.setLength(0);
            }
        }
        assertThat(steps).as("steps of " + lines).hasSize(3);
        return steps.get(number - 1);
    }

    private static String read() {
        try {
            return Files.readString(README);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void shell(String lines) {
        try {
            ProcessBuilder shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", lines)
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
            shell.environment().put("ENV", ENVIRONMENT);
            Process process = shell.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(lines + said).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
