package io.earnest.launcher.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {
    private static final String PASSED = "";
    private static final String FAILED = "<failure message='no'/>";
    private static final String BROKEN = "<error message='no'/>";

    @TempDir
    Path root;

    @Test
    void each_module_has_its_line_and_all_have_one() throws IOException {
        write("gateway", "PageTest", test("PageTest", "0.1", PASSED) + test("PageTest", "0.1", BROKEN));
        write("gateway", "SlotTest", test("SlotTest", "0.1", PASSED));
        write("deploy/launcher", "OptionsTest", test("OptionsTest", "0.1", FAILED) + skipped("OptionsTest", "no net"));

        assertThat(summary().closing())
                .containsExactly(
                        "deploy/launcher        Tests run: 2, Failures: 1, Errors: 0, Skipped: 1",
                        "gateway                Tests run: 3, Failures: 0, Errors: 1, Skipped: 0",
                        "Tests run: 5, Failures: 1, Errors: 1, Skipped: 1");
    }

    @Test
    void a_test_in_another_class_s_file_counts_for_its_own_class() throws IOException {
        write("gateway", "PageTest", test("PageTest", "1.5", PASSED) + test("SlotTest", "2.5", FAILED));
        write("gateway", "SlotTest", test("SlotTest", "0.5", PASSED));

        assertThat(summary().slowest()).containsExactly("    3.0 s  gateway SlotTest", "    1.5 s  gateway PageTest");
        assertThat(summary().closing()).endsWith("Tests run: 3, Failures: 1, Errors: 0, Skipped: 0");
    }

    @Test
    void what_passed_at_its_second_try_counts_as_passed_and_is_named() throws IOException {
        write(
                "system-tests",
                "StoryTest",
                test("StoryTest", "0.1", "<flakyFailure message='not there&#10;at all'/>")
                        + test("StoryTest", "0.1", "<failure message='no'/><rerunFailure message='no'/>"));

        assertThat(summary().unsteady())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("StoryTest.")
                .endsWith(": not there at all");
        assertThat(summary().closing()).endsWith("Tests run: 2, Failures: 1, Errors: 0, Skipped: 0");
    }

    @Test
    void what_an_earlier_run_reported_does_not_count() throws IOException {
        write("gateway", "PageTest", test("PageTest", "0.1", PASSED));

        assertThat(new Summary(Report.since(root, Instant.now().plusSeconds(60))).closing())
                .containsExactly("Tests run: 0, Failures: 0, Errors: 0, Skipped: 0");
    }

    @Test
    void the_twenty_slowest_classes_come_with_their_modules() throws IOException {
        for (int i : IntStream.rangeClosed(1, 21).toArray()) {
            String name = "Page" + i + "Test";
            write("gateway", name, test(name, String.format(Locale.ROOT, "%,d.5", i * 100), PASSED));
        }

        assertThat(summary().slowest())
                .hasSize(20)
                .startsWith(" 2100.5 s  gateway Page21Test", " 2000.5 s  gateway Page20Test")
                .endsWith("  200.5 s  gateway Page2Test");
    }

    @Test
    void skipped_tests_are_named_with_their_reason() throws IOException {
        write(
                "gateway",
                "PageTest",
                skipped("PageTest", "no &quot;chromium&quot; here")
                        + test("PageTest", "0", PASSED)
                        + test("StoreTest", "0", """
                                <skipped type="X"><![CDATA[org.opentest4j.TestAbortedException: Assumption failed: no daemon
                                \tat io.earnest.StoreTest]]></skipped>
                                """));

        assertThat(summary().skipped())
                .containsExactly("PageTest: no \"chromium\" here (1 test)", "StoreTest: no daemon (1 test)");
    }

    private Summary summary() throws IOException {
        return new Summary(Report.since(root, Instant.EPOCH));
    }

    private static String test(String testClass, String time, String outcome) {
        return "<testcase name='a' classname='io.earnest.%s' time='%s'>%s</testcase>"
                .formatted(testClass, time, outcome);
    }

    private static String skipped(String testClass, String reason) {
        return test(testClass, "0", "<skipped message=\"" + reason + "\"/>");
    }

    private void write(String module, String testClass, String tests) throws IOException {
        Path reports = Files.createDirectories(root.resolve(module).resolve("target/surefire-reports"));
        Files.writeString(
                reports.resolve("TEST-io.earnest." + testClass + ".xml"),
                "<testsuite name='io.earnest." + testClass + "' tests='0'>" + tests + "</testsuite>");
    }
}
