package io.earnest.rewards.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of the table of forgeries: what is done to a proof that is in order, and what a verifier must say. The same rows are
 * read by the tests of the other verifiers, so they are data: first the edits of the tree, then, in the canonical text,
 * replacements of all places of a text.
 */
final class Forgery {
    static final String IN_ORDER = "in-order";

    final Map<String, Object> row = new LinkedHashMap<>();
    private final List<Object> edits = new ArrayList<>();
    private final List<Object> texts = new ArrayList<>();

    private Forgery(String name, String of) {
        row.put("name", name);
        row.put("of", of);
        row.put("policy", false);
        row.put("edits", edits);
        row.put("texts", texts);
    }

    static Forgery of(String proof, String name) {
        return new Forgery(name, proof);
    }

    /** Verified by a reader who has a policy. */
    Forgery underPolicy() {
        row.put("policy", true);
        return this;
    }

    /** @param at the way to the member: names, and places in arrays, with slashes between */
    Forgery set(String at, Object value) {
        edits.add(Map.of("at", at, "set", value));
        return this;
    }

    Forgery remove(String at) {
        edits.add(Map.of("at", at, "remove", true));
        return this;
    }

    Forgery text(String from, String to) {
        if (from.equals(to)) {
            throw new IllegalArgumentException("nothing is forged");
        }
        texts.add(Map.of("from", from, "to", to));
        return this;
    }

    Forgery says(String kind) {
        row.put("says", kind);
        return this;
    }

    /** The forged file's text. */
    static String apply(Map<String, ?> proofs, Map<String, ?> row) {
        Map<String, Object> tree = Forgeries.copy(proofs.get(row.get("of")));
        for (Object edit : (List<?>) row.get("edits")) {
            edit(tree, (Map<?, ?>) edit);
        }
        String text = Forgeries.canonical(tree);
        for (Object change : (List<?>) row.get("texts")) {
            Map<?, ?> replaced = (Map<?, ?>) change;
            String next = text.replace((String) replaced.get("from"), (String) replaced.get("to"));
            if (next.equals(text)) {
                throw new IllegalStateException(row.get("name") + " changes nothing");
            }
            text = next;
        }
        return text;
    }

    @SuppressWarnings("unchecked") // Trees of JSON.
    private static void edit(Map<String, Object> tree, Map<?, ?> edit) {
        String[] way = ((String) edit.get("at")).split("/");
        Object place = tree;
        for (int i = 0; i < way.length - 1; i++) {
            place = place instanceof List<?> list
                    ? list.get(Integer.parseInt(way[i]))
                    : ((Map<?, ?>) place).get(way[i]);
        }
        String last = way[way.length - 1];
        if (place instanceof List<?>) {
            List<Object> list = (List<Object>) place;
            if (edit.containsKey("remove")) {
                list.remove(Integer.parseInt(last));
            } else {
                list.set(Integer.parseInt(last), edit.get("set"));
            }
        } else if (edit.containsKey("remove")) {
            ((Map<String, Object>) place).remove(last);
        } else {
            ((Map<String, Object>) place).put(last, edit.get("set"));
        }
    }
}
