package io.earnest.system;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * What the services' READMEs ask to be told.
 *
 * @param url what people type
 * @param ways the ports at which services find each other
 */
record Environments(TestKeyFiles keys, String url, ToIntFunction<Part> ways) {

    /** @param storeUri empty for the gateway, which has no store */
    Map<String, String> of(Part part, int port, int managementPort, String storeUri) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PORT", String.valueOf(port));
        environment.put("MANAGEMENT_PORT", String.valueOf(managementPort));
        environment.put("EARNEST_PUBLIC_URL", url);
        for (Part keeper : Part.keepers()) {
            environment.put(
                    keeper.shortName().toUpperCase(Locale.ROOT) + "_URL",
                    "http://127.0.0.1:" + ways.applyAsInt(keeper));
        }
        environment.put(
                "EARNEST_SERVICE_KEY_FILE", keys.privateKey(part.module()).toString());
        environment.put("EARNEST_CALLER_KEYS_DIR", keys.callers().toString());
        if (!storeUri.isEmpty()) {
            environment.put("MONGODB_URI", storeUri);
        }
        if (part == Part.PROFILE) {
            environment.put("EARNEST_TOKEN_KEY_FILE", keys.tokens().toString());
            environment.put("EARNEST_FACTOR_KEY_FILE", keys.factors().toString());
            environment.put("EARNEST_TEST_CHEAP_PASSWORDS", "true");
            environment.put("EARNEST_OPERATOR_HANDLE", EarnestSystem.OPERATOR);
            environment.put("EARNEST_OPERATOR_PASSWORD", EarnestSystem.OPERATOR_PASSWORD);
        }
        if (part == Part.REWARDS) {
            environment.put("EARNEST_LEDGER_KEY_FILE", keys.ledger().toString());
            environment.put("EARNEST_LEDGER_LOG_KEY_FILE", keys.log().toString());
        }
        return environment;
    }
}
