package io.earnest.chassis.testing;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * After each test class: fails it if the service's code sent the real mongod a command that no index serves. Works by itself in
 * each module that has this test jar. {@code query-plans.properties} among a module's test resources exempts collections that
 * are bounded, each with its reason.
 */
public final class QueryPlansExtension implements AfterAllCallback {
    private static final String EXEMPT = "/query-plans.properties";

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        QueryPlans plans = hasDriver() ? QueryPlans.ofThisProcess() : null;
        if (plans == null) {
            return;
        }
        List<String> lines = plans.unserved(QueryPlans.unheard(), exempt(), ReadmeData.ofThisModule());
        if (!lines.isEmpty()) {
            throw new AssertionError("no index serves, or README.md leaves out:\n" + String.join("\n", lines));
        }
    }

    /** The gateway has no store. */
    private static boolean hasDriver() {
        try {
            Class.forName("com.mongodb.event.CommandListener");
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static Properties exempt() throws IOException {
        Properties exempt = new Properties();
        try (InputStream in = QueryPlansExtension.class.getResourceAsStream(EXEMPT)) {
            if (in != null) {
                exempt.load(in);
            }
        }
        return exempt;
    }
}
