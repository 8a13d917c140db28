package io.earnest.launcher.fuzz;

import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import io.earnest.launcher.system.Folders;
import io.earnest.launcher.wheel.PythonWheel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Schemathesis, of one version, in a Python environment of its own in the user's cache folder; pip fetches it from wherever
 * pip is set up to fetch from.
 */
final class Schemathesis {
    private static final String VERSION = "4.32.5";
    private static final List<String> RESOURCES = List.of("hooks.py", "schemathesis.toml");
    private static final List<String> CHECKS = List.of(
            "not_a_server_error",
            "status_code_conformance",
            "content_type_conformance",
            "response_headers_conformance",
            "response_schema_conformance",
            "negative_data_rejection");
    private static final int SECONDS_TO_FINISH = 90;

    private final Path program;

    private Schemathesis(Path program) {
        this.program = program;
    }

    /** Installs it where it is not there yet; a refusal says what is missing. */
    static Schemathesis install(Map<String, String> environment, Console console) {
        Path place = PythonWheel.cache(environment).resolve("schemathesis-" + VERSION);
        Path program = place.resolve("bin/schemathesis");
        try {
            if (!Files.isExecutable(program)) {
                console.say("Fetching Schemathesis " + VERSION + " (some 30 MB, once) …");
                Folders.delete(place);
                Files.createDirectories(place);
                PythonWheel.run(List.of("python3", "-m", "venv", place.toString()));
                Path requirements = copy("requirements.txt", place);
                PythonWheel.run(List.of(
                        place.resolve("bin/python").toString(),
                        "-m",
                        "pip",
                        "install",
                        "--quiet",
                        "--disable-pip-version-check",
                        "--requirement",
                        requirements.toString()));
            }
            PythonWheel.run(List.of(program.toString(), "--version"));
            return new Schemathesis(program);
        } catch (IOException e) {
            throw new Refusal(
                    "Schemathesis can't be had: " + e.getMessage() + ". It needs python3 (3.10 or newer) with venv and"
                            + " pip, and pip a place to fetch schemathesis==" + VERSION + " from",
                    e);
        }
    }

    /**
     * One document's run.
     *
     * @param folder where it runs; what it says is left there
     * @param url where the system answers
     * @param document the OpenAPI document, in the folder
     * @param world who calls and which things there are, in the folder
     * @param seconds how long it tries more
     */
    record Run(Path folder, String url, Path document, Path world, int seed, int seconds) {
        Path said() {
            return folder.resolve(name() + ".txt");
        }

        Path tally() {
            return folder.resolve(name() + "-tally.json");
        }

        private String name() {
            return document.getFileName().toString().replaceFirst("\\.json$", "");
        }
    }

    /** Tells whether all answers were as the document says. */
    boolean run(Run run) throws InterruptedException {
        try {
            for (String resource : RESOURCES) {
                copy(resource, run.folder());
            }
            ProcessBuilder builder = new ProcessBuilder(command(run))
                    .directory(run.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(run.said().toFile());
            builder.environment().put("SCHEMATHESIS_HOOKS", "hooks");
            builder.environment().put("PYTHONPATH", run.folder().toString());
            builder.environment().put("EARNEST_FUZZ_WORLD", run.world().toString());
            builder.environment().put("EARNEST_FUZZ_TALLY", run.tally().toString());
            builder.environment().put("EARNEST_FUZZ_SEED", String.valueOf(run.seed()));
            Process process = builder.start();
            Thread ending = Thread.ofPlatform().unstarted(process::destroy);
            Runtime.getRuntime().addShutdownHook(ending);
            if (!process.waitFor(run.seconds() + SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
                process.destroy();
                throw new Refusal("Schemathesis does not come to its end: see " + run.said());
            }
            Runtime.getRuntime().removeShutdownHook(ending);
            return process.exitValue() == 0;
        } catch (IOException e) {
            throw new Refusal("Schemathesis can't be run: " + e.getMessage(), e);
        }
    }

    /** What it said of the failures, without the rest. */
    static List<String> failures(Run run) {
        List<String> shown = new ArrayList<>();
        try (Stream<String> lines = Files.lines(run.said())) {
            boolean within = false;
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.matches("=+ .+ =+")) {
                    within = line.contains("FAILURES") || line.contains("ERRORS");
                }
                if (within) {
                    shown.add(line);
                }
            }
        } catch (IOException e) {
            throw new Refusal(run.said() + " can't be read: " + e.getMessage(), e);
        }
        return shown;
    }

    private List<String> command(Run run) {
        return List.of(
                program.toString(),
                "--config-file",
                run.folder().resolve("schemathesis.toml").toString(),
                "run",
                run.document().toString(),
                "--url",
                run.url(),
                "--phases",
                "coverage,fuzzing",
                "--mode",
                "all",
                "--checks",
                String.join(",", CHECKS),
                "--max-examples",
                "20",
                "--max-time",
                String.valueOf(run.seconds()),
                "--seed",
                String.valueOf(run.seed()),
                "--request-timeout",
                "20",
                "--generation-database",
                "none",
                "--suppress-health-check",
                "all",
                "--warnings",
                "off",
                "--continue-on-failure",
                "--no-shrink",
                "--no-color");
    }

    private static Path copy(String resource, Path folder) throws IOException {
        Path copy = folder.resolve(resource);
        try (InputStream in = Schemathesis.class.getResourceAsStream("/api-fuzz/" + resource)) {
            if (in == null) {
                throw new IOException(resource + " is missing from the launcher");
            }
            Files.write(copy, in.readAllBytes());
        }
        return copy;
    }
}
