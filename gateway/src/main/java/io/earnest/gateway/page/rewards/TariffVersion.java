package io.earnest.gateway.page.rewards;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A version of the tariff, laid out as rewards-service answers it.
 *
 * @param from the UTC day from which it is in force, as {@code 2026-10-21}
 * @param tariff all its numbers: pages show whatever fields a version has
 */
public record TariffVersion(int version, String from, boolean inForce, JsonNode tariff) {

    /** Every number by where it stands: {@code prices.minus}, {@code limits.paidReadings[1].perDay}. */
    public Map<String, String> numbers() {
        Map<String, String> found = new LinkedHashMap<>();
        collect("", tariff, found);
        found.remove("version");
        return found;
    }

    private static void collect(String path, JsonNode node, Map<String, String> found) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> collect(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), found));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "[" + (i + 1) + "]", node.get(i), found);
            }
        } else {
            found.put(path, node.asString());
        }
    }
}
