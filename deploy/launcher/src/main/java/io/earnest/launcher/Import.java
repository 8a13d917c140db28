package io.earnest.launcher;

import io.earnest.launcher.client.EarnestClient;
import io.earnest.launcher.imports.Importer;
import io.earnest.launcher.system.Account;
import io.earnest.launcher.system.Checkout;
import io.earnest.launcher.system.DataDirectory;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ./earnest import}: Markdown files, and exports of Ghost and WordPress, into the articles of a running system. */
final class Import {
    private final Console console;
    private final Map<String, String> environment;

    Import(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    int run(List<String> arguments) throws InterruptedException {
        Options options = Options.parse("import", arguments, Set.of("--url", "--data", "--site", "--zone"), Set.of());
        if (options.operands().size() != 1) {
            throw new Refusal("Say which folder or export to import: ./earnest import DIR");
        }
        ZoneId zone = zone(options.value("--zone").orElse("UTC"));
        DataDirectory data = new DataDirectory(options.value("--data")
                .map(Path::of)
                .orElse(Checkout.current().scratch().resolve("data")));
        Account operator = Account.knownOperator(data, environment)
                .orElseThrow(() -> new Refusal("Whose import is it? Set EARNEST_OPERATOR_HANDLE and"
                        + " EARNEST_OPERATOR_PASSWORD, or name the data directory of ./earnest up with --data"));
        EarnestClient client = new EarnestClient(options.value("--url").orElse("http://localhost:8080"));
        if (!client.signIn(operator)) {
            throw new Refusal("The operator " + operator.handle() + " can't sign in: handle or password is wrong");
        }
        Path folder = Path.of(options.operands().getFirst());
        return new Importer(client, console, options.value("--site"), zone).run(folder) ? 0 : 1;
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new Refusal("--zone " + name + " is no time zone: say it as Europe/Berlin or +01:00", e);
        }
    }
}
