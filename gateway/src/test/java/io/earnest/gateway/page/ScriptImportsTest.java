package io.earnest.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A page whose script asks another one for what it does not give runs none of its script: no compiler says so. */
class ScriptImportsTest {
    private static final Path SCRIPTS = Path.of("src/main/resources/static/assets/js");
    private static final Pattern IMPORT = Pattern.compile("import\\s*\\{([^}]*)}\\s*from\\s*\"\\./([\\w-]+\\.js)\"");
    private static final Pattern EXPORT =
            Pattern.compile("(?m)^export\\s+(?:async\\s+)?(?:function\\*?|class|const|let)\\s+(\\w+)");

    @Test
    void whatAScriptImportsIsExported() throws IOException {
        List<String> missing = new ArrayList<>();
        int imports = 0;
        try (Stream<Path> scripts = Files.list(SCRIPTS)) {
            for (Path script : scripts.toList()) {
                Matcher found = IMPORT.matcher(Files.readString(script));
                while (found.find()) {
                    List<String> exported = exports(SCRIPTS.resolve(found.group(2)));
                    for (String name : found.group(1).split(",")) {
                        String wanted = name.strip().replaceFirst("\\s+as\\s+.*", "");
                        if (wanted.isEmpty()) {
                            continue;
                        }
                        imports++;
                        if (!exported.contains(wanted)) {
                            missing.add(script.getFileName() + " wants " + wanted + " of " + found.group(2));
                        }
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(imports).as("imports that were looked at").isGreaterThan(100);
    }

    private static List<String> exports(Path script) throws IOException {
        return EXPORT.matcher(Files.readString(script))
                .results()
                .map(export -> export.group(1))
                .toList();
    }
}
