package io.earnest.rewards.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.rewards.log.witness.Policy;
import io.earnest.rewards.proof.check.Flaw;
import io.earnest.rewards.proof.check.ProofVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a forger would change of a proof, and what the verifier of this service says to it. */
class ForgeryTableTest {
    private static final Path TABLE = Path.of("src/test/resources/proof/forgeries.json");

    @Test
    void theTableIsTheOneThatIsMadeOfTheRecordedChain() throws IOException {
        String made = Forgeries.table();
        if (Boolean.getBoolean("forgeries.write")) {
            Files.createDirectories(TABLE.getParent());
            Files.writeString(TABLE, made);
        }
        assertThat(Files.readString(TABLE))
                .as("-Dforgeries.write=true writes it anew")
                .isEqualTo(made);
    }

    @Test
    void eachForgeryIsFoundAndNamed() throws IOException {
        Map<String, Object> table = Forgeries.tree(Files.readString(TABLE));
        Policy policy = Policy.parse((String) table.get("policy"));
        List<String> wrong = new ArrayList<>();
        for (Object element : (List<?>) table.get("rows")) {
            Map<String, ?> row = Forgeries.copy(element);
            String text = Forgery.apply(Forgeries.copy(table.get("proofs")), row);
            Optional<Policy> trusted = row.get("policy").equals(true) ? Optional.of(policy) : Optional.empty();
            String said = verified(text, trusted);
            if (!said.equals(row.get("says"))) {
                wrong.add(row.get("name") + ": " + said + " and not " + row.get("says"));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void eachStepOfTheFileHasARow() throws IOException {
        Map<String, Object> table = Forgeries.tree(Files.readString(TABLE));
        TreeSet<String> asked = ((List<?>) table.get("rows"))
                .stream()
                        .map(row -> (String) ((Map<?, ?>) row).get("says"))
                        .collect(Collectors.toCollection(TreeSet::new));
        asked.remove(Forgery.IN_ORDER);
        // A site's are asked of a site.
        List<String> steps = Arrays.stream(Flaw.Kind.values())
                .map(Flaw.Kind::text)
                .filter(kind -> !kind.startsWith("site-"))
                .sorted()
                .toList();
        assertThat(asked).containsExactlyElementsOf(steps);
    }

    private static String verified(String text, Optional<Policy> policy) {
        try {
            assertThat(ProofVerifier.verify(text.getBytes(StandardCharsets.UTF_8), policy)
                            .lines())
                    .isNotEmpty();
            return Forgery.IN_ORDER;
        } catch (Flaw e) {
            assertThat(e.getMessage()).endsWith(".");
            return e.kind().text();
        }
    }
}
