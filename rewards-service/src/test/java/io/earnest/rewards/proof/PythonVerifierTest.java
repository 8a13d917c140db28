package io.earnest.rewards.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verifier in Python, on the same table as the others. */
class PythonVerifierTest {
    static final String VERIFIER = "../gateway/src/main/resources/verify/verify_proof.py";
    private static final String TABLE = "src/test/resources/proof/forgeries.json";

    @TempDir
    private Path dir;

    @BeforeAll
    static void pythonIsHere() throws Exception {
        assumeTrue(isHere(), "no python3 with its package cryptography here, so the verifier in Python was not tried");
    }

    static boolean isHere() throws Exception {
        return runs("-c", "import cryptography").status == 0;
    }

    @Test
    void eachForgeryIsFoundAndNamed() throws Exception {
        Said said = runs("src/test/resources/proof/run_forgeries.py", VERIFIER, TABLE);
        assertThat(said.text.strip()).matches("[1-9][0-9]* rows");
        assertThat(said.status).isZero();
    }

    @Test
    void theProgramSaysWhatItFoundAndEndsSo() throws Exception {
        Map<String, Object> table = Forgeries.tree(Files.readString(Path.of(TABLE)));
        String proof = Forgeries.canonical(((Map<?, ?>) table.get("proofs")).get("report"));
        Path policy = Files.writeString(dir.resolve("policy"), (String) table.get("policy"));
        Path good = Files.writeString(dir.resolve("good.json"), proof);
        Path bad = Files.writeString(dir.resolve("bad.json"), proof.replace("\"total\":", "\"total\":9"));

        Said all = runs(VERIFIER, good.toString(), "--policy", policy.toString());
        assertThat(all.text).contains("report rep-ann of the account ann", "witness one", "none left out");
        assertThat(all.text).doesNotContain("Not checked").endsWith("In order.\n");
        assertThat(all.status).isZero();
        Said forged = runs(VERIFIER, bad.toString());
        assertThat(forged.text).startsWith("Wrong (sum): ");
        assertThat(forged.status).isEqualTo(1);
        Said nothing = runs(VERIFIER, dir.resolve("nowhere").toString());
        assertThat(nothing.text).startsWith("It could not be verified: ");
        assertThat(nothing.status).isEqualTo(2);
        assertThat(runs(VERIFIER, good.toString(), "--policy", bad.toString()).status)
                .isEqualTo(2);
    }

    record Said(int status, String text) {}

    static Said runs(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("python3", "-B"));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return new Said(-1, e.getMessage());
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), text);
    }
}
