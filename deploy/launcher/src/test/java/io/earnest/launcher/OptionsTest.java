package io.earnest.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class OptionsTest {
    private static final Console SILENT = new Console(new PrintStream(new ByteArrayOutputStream()), false);

    private final StringWriter said = new StringWriter();

    @Test
    void an_option_takes_its_value_from_the_next_word_or_behind_an_equals_sign() {
        CommandLine.ParseResult up = Launcher.commands(SILENT, Map.of())
                .parseArgs("up", "--port", "8090", "--data=/tmp/here", "--demo")
                .subcommand();

        int port = up.matchedOptionValue("--port", 0);
        assertThat(port).isEqualTo(8090);
        assertThat(up.matchedOption("--data").stringValues()).containsExactly("/tmp/here");
        assertThat(up.hasMatchedOption("--demo")).isTrue();
        assertThat(up.hasMatchedOption("--empty")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            up --prot 8090                | --prot
            up --port                     | --port
            up --port eighty              | a number from 1 to 65535 is needed, not eighty
            up --port 70000               | a number from 1 to 65535 is needed, not 70000
            up here                       | here
            up --prot                     | See ./earnest up --help
            dance                         | dance
            import                        | DIR or FILE
            restore                       | FILE
            secrets one two               | two
            test api-fuzz --minutes 0     | a number from 1 to 600 is needed, not 0
            test hostil                   | hostile
            up --demo --empty             | --demo and --empty exclude each other
            verify --policy trusted       | Say which proof
            verify one two                | two
            verify one --data two         | without a store
            verify --store x --data two   | --store and --data exclude each other
            secrets one --overlay there   | Say one overlay
            import x --zone Mars          | no time zone
            simulate                      | by the script
            """)
    void a_wrong_call_ends_with_code_1_and_names_what_is_wrong(String call, String named) {
        assertThat(run(call)).isEqualTo(1);
        assertThat(said.toString()).contains(named);
    }

    private int run(String call) {
        return Launcher.commands(SILENT, Map.of())
                .setErr(new PrintWriter(said, true))
                .execute(call.split(" "));
    }
}
