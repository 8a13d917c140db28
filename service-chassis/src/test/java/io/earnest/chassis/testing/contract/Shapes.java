package io.earnest.chassis.testing.contract;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What two JSON documents have in common. */
final class Shapes {
    private Shapes() {}

    /**
     * In what a document is not as agreed, in words; nothing where it is.
     *
     * @param complete whether it may have no other fields
     * @param fixed at which pointers the value is agreed; elsewhere its kind is
     */
    static List<String> differences(JsonNode agreed, JsonNode actual, boolean complete, Predicate<String> fixed) {
        List<String> found = new ArrayList<>();
        compare("", agreed, actual, complete, fixed, found);
        return found;
    }

    private static void compare(
            String at,
            JsonNode agreed,
            JsonNode actual,
            boolean complete,
            Predicate<String> fixed,
            List<String> found) {
        if (actual.isMissingNode() && !agreed.isMissingNode()) {
            found.add(at + " is missing");
        } else if (agreed.isMissingNode() && !actual.isMissingNode()) {
            found.add(at + " is not agreed");
        } else if (!kind(agreed).equals(kind(actual))) {
            found.add(at + " is " + kind(actual) + ", not " + kind(agreed));
        } else if (agreed.isArray()) {
            for (int i = 0; i < (complete ? Math.max(agreed.size(), actual.size()) : agreed.size()); i++) {
                compare(at + "/" + i, agreed.path(i), actual.path(i), complete, fixed, found);
            }
        } else if (agreed.isObject()) {
            TreeSet<String> names = new TreeSet<>(agreed.propertyNames());
            if (complete) {
                names.addAll(actual.propertyNames());
            }
            for (String name : names) {
                compare(at + "/" + name, agreed.path(name), actual.path(name), complete, fixed, found);
            }
        } else if (fixed.test(at) && !agreed.equals(actual)) {
            found.add(at + " is " + actual + ", not " + agreed);
        }
    }

    /** Numbers with and without a fraction, and points in time, are read by different types. */
    private static String kind(JsonNode node) {
        if (node.isString()) {
            try {
                Instant.parse(node.asString());
                return "an instant";
            } catch (DateTimeParseException e) {
                return "a string";
            }
        }
        return node.isIntegralNumber()
                ? "an integer"
                : "a " + node.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Pointers of all fields that say something: whose absence could be noticed. Lists of words count as one field. */
    static List<String> telling(JsonNode body) {
        List<String> pointers = new ArrayList<>();
        walk("", body, pointers);
        return pointers;
    }

    private static void walk(String at, JsonNode node, List<String> pointers) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(at + "/" + i, node.get(i), pointers);
            }
        } else if (node.isObject()) {
            for (var field : node.properties()) {
                JsonNode value = field.getValue();
                if (value.isObject() || value.path(0).isObject()) {
                    walk(at + "/" + field.getKey(), value, pointers);
                } else if (!value.isNull()
                        && (value.isArray() ? !value.isEmpty() : value.asBoolean(true))
                        && !value.asString("x").isEmpty()) {
                    pointers.add(at + "/" + field.getKey());
                }
            }
        }
    }

    /** A copy with a field that nobody has heard of. */
    static JsonNode withAddition(JsonNode body) {
        return ((ObjectNode) body.deepCopy()).put("addedLater", true);
    }

    /** A copy in which the field has another name. */
    static JsonNode renamed(JsonNode body, String pointer) {
        JsonNode copy = body.deepCopy();
        JsonPointer field = JsonPointer.compile(pointer);
        ObjectNode parent = (ObjectNode) copy.at(field.head());
        String name = field.last().getMatchingProperty();
        parent.set(name + "Renamed", parent.remove(name));
        return copy;
    }
}
