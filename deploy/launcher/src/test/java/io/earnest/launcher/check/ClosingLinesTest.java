package io.earnest.launcher.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosingLinesTest {

    @TempDir
    Path folder;

    @Test
    void each_module_has_its_line_and_all_have_one() {
        ClosingLines closing = new ClosingLines();
        for (String line : """
                [INFO] Building gateway 0.1.0-SNAPSHOT                      [6/9]
                [INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.1 s -- in io.earnest.XTest
                [INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0
                [INFO] Building system-tests 0.1.0-SNAPSHOT                 [9/9]
                [\u001b[1;31mERROR\u001b[m] Tests run: 2, Failures: 1, Errors: 0, Skipped: 1
                """.lines().toList()) {
            closing.read(line);
        }

        assertThat(closing.lines())
                .containsExactly(
                        "gateway          Tests run: 3, Failures: 0, Errors: 0, Skipped: 0",
                        "system-tests     Tests run: 2, Failures: 1, Errors: 0, Skipped: 1",
                        "Tests run: 5, Failures: 1, Errors: 0, Skipped: 1");
    }

    @Test
    void skipped_tests_are_named_with_their_reason() throws Exception {
        Path reports = Files.createDirectories(folder.resolve("gateway/target/surefire-reports"));
        Files.writeString(reports.resolve("TEST-x.xml"), """
                <testsuite><testcase name="a" classname="io.earnest.PageTest" time="0">
                    <skipped message="no &quot;chromium&quot; here"/></testcase>
                  <testcase name="b" classname="io.earnest.PageTest" time="0"/>
                  <testcase name="c" classname="io.earnest.StoreTest" time="0">
                    <skipped type="X"><![CDATA[org.opentest4j.TestAbortedException: Assumption failed: no daemon answers
                \tat io.earnest.StoreTest]]></skipped></testcase></testsuite>
                """);

        assertThat(Skipped.since(folder, Instant.EPOCH))
                .containsExactly("PageTest: no \"chromium\" here (1 test)", "StoreTest: no daemon answers (1 test)");
        assertThat(Skipped.since(folder, Instant.now().plusSeconds(60))).isEmpty();
    }
}
