package io.earnest.launcher;

import io.earnest.launcher.client.EarnestClient;
import io.earnest.launcher.imports.Importer;
import io.earnest.launcher.system.Account;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./earnest import}: Markdown files, and exports of Ghost and WordPress, into the articles of a running system. */
@Command(
        name = "import",
        header = "Publishes posts of other programs.",
        description =
                "Publishes the posts of Jekyll, Hugo, Hexo and Eleventy, and exports of Ghost and WordPress, into the system that"
                        + " runs there, as the operator (EARNEST_OPERATOR_HANDLE and EARNEST_OPERATOR_PASSWORD, else the data directory's)."
                        + " Drafts are left out, and named.")
final class Import implements Callable<Integer> {
    @Parameters(paramLabel = "DIR or FILE", description = "The folder of posts, or the export.")
    private Path posts = Path.of("");

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "The running system (default: http://localhost:8080).")
    private String url = "";

    @Mixin
    private final DataOption where = new DataOption();

    @Option(
            names = "--site",
            paramLabel = "URL",
            description = "The public address that relative links in the files meant.")
    private Optional<String> site = Optional.empty();

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "The time zone of dates that name none (default: UTC).")
    private String zone = "";

    private final Console console;
    private final Map<String, String> environment;

    Import(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        ZoneId ofDates = zone(zone);
        Account operator = Account.knownOperator(where.directory(), environment)
                .orElseThrow(() -> new Refusal("Whose import is it? Set EARNEST_OPERATOR_HANDLE and"
                        + " EARNEST_OPERATOR_PASSWORD, or name the data directory of ./earnest up with --data"));
        EarnestClient client = new EarnestClient(url);
        if (!client.signIn(operator)) {
            throw new Refusal("The operator " + operator.handle() + " can't sign in: handle or password is wrong");
        }
        return new Importer(client, console, site, ofDates).run(posts) ? 0 : 1;
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new Refusal("--zone " + name + " is no time zone: say it as Europe/Berlin or +01:00", e);
        }
    }
}
