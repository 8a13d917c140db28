package io.earnest.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A page whose script asks another one for what it does not give runs none of its script: no compiler says so. */
class ScriptImportsTest {
    private static final Path SCRIPTS = Path.of("src/main/resources/static/assets/js");
    private static final Pattern IMPORT = Pattern.compile("import\\s*\\{([^}]*)}\\s*from\\s*\"\\./([\\w-]+\\.js)\"");
    private static final Pattern EXPORT =
            Pattern.compile("(?m)^export\\s+(?:async\\s+)?(?:function\\*?|class|const|let)\\s+([\\w$]+)");

    private static final Pattern EXPORTS = Pattern.compile("(?m)^export\\s*\\{([^}]*)}");

    @Test
    void whatAScriptImportsIsExported() throws IOException {
        List<String> missing = new ArrayList<>();
        int imports = 0;
        try (Stream<Path> scripts = Files.list(SCRIPTS)) {
            for (Path script : scripts.toList()) {
                Matcher found = IMPORT.matcher(Files.readString(script));
                while (found.find()) {
                    Set<String> exported = exports(SCRIPTS.resolve(found.group(2)));
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

    private static Set<String> exports(Path script) throws IOException {
        String text = Files.readString(script);
        Set<String> names = new HashSet<>();
        EXPORT.matcher(text).results().forEach(export -> names.add(export.group(1)));
        EXPORTS.matcher(text)
                .results()
                .flatMap(export -> Stream.of(export.group(1).split(",")))
                .forEach(name -> names.add(name.strip().replaceFirst(".*\\s+as\\s+", "")));
        return names;
    }
}
