package io.earnest.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The pages that the script shows without a build; written anew with {@code -Dhelp.write=true}. */
class HelpTest {
    private static final Path PAGES = Path.of("src/main/help");
    private static final Path SCRIPT = Path.of("../../earnest");

    @Test
    void thePagesSayWhatTheVerbsAre() throws IOException {
        Map<String, String> pages = pages();
        if (Boolean.getBoolean("help.write")) {
            for (Map.Entry<String, String> page : pages.entrySet()) {
                Files.writeString(PAGES.resolve(page.getKey() + ".txt"), page.getValue());
            }
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            assertThat(PAGES.resolve(page.getKey() + ".txt")).hasContent(page.getValue());
        }
        try (Stream<Path> files = Files.list(PAGES)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")))
                    .containsExactlyInAnyOrderElementsOf(pages.keySet());
        }
    }

    @Test
    void theScriptKnowsEachVerbAndNoOther() throws IOException {
        Set<String> known = new HashSet<>();
        Pattern.compile("^  ([a-z |-]+)\\)$", Pattern.MULTILINE)
                .matcher(Files.readString(SCRIPT).replaceFirst("(?s).*\ncase \\$verb in", ""))
                .results()
                .flatMap(branch -> Stream.of(branch.group(1).split(" \\| ")))
                .forEach(known::add);
        known.removeAll(Set.of("help", "-h", "--help"));

        assertThat(known)
                .containsExactlyInAnyOrderElementsOf(commands().getSubcommands().keySet());
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("earnest", commands().getUsageMessage(Ansi.OFF));
        commands().getSubcommands().forEach((name, verb) -> pages.put(name, page(verb)));
        return pages;
    }

    /** With what has options of its own below the verb. */
    private static String page(CommandLine verb) {
        StringBuilder page = new StringBuilder(verb.getUsageMessage(Ansi.OFF));
        verb.getSubcommands().values().stream()
                .filter(series -> series.getCommandSpec().args().stream().anyMatch(argument -> !argument.inherited()))
                .forEach(series -> page.append('\n').append(series.getUsageMessage(Ansi.OFF)));
        return page.toString();
    }

    private static CommandLine commands() {
        return Launcher.commands(new Console(new PrintStream(new ByteArrayOutputStream()), false), Map.of());
    }
}
