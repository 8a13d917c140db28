package io.earnest.launcher.bench;

import io.earnest.launcher.Refusal;
import io.earnest.launcher.bench.page.ResultPage;
import io.earnest.launcher.bench.result.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/** The files of a run. */
public final class Output {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Output() {}

    /** Makes the folder, before anything is measured for it. */
    public static void prepare(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Refusal("--out: " + folder + " can't be made: " + e.getMessage(), e);
        }
    }

    /** Writes {@code bench.json}, for programs, and {@code bench.html}, for people. */
    public static void write(Results results, Path folder) {
        try {
            Files.writeString(
                    folder.resolve("bench.json"),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(results) + "\n");
            Files.writeString(folder.resolve("bench.html"), ResultPage.of(results));
        } catch (IOException e) {
            throw new Refusal("--out: " + folder + " can't be written: " + e.getMessage(), e);
        }
    }
}
