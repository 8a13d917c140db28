package io.earnest.launcher.backup;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.earnest.launcher.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.json.JsonParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the audit's orders of operators against the ledger, both ways: each grant, reversal and tariff that is booked was
 * ordered so, by whom the entry's fingerprint names, and each order that is done is booked. A chain alone can't say so: it
 * holds no operator.
 */
final class OrderCheck {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FINGERPRINT = 32;

    private final MongoCollection<Document> keys;
    private final MongoCollection<Document> blocks;
    private final MongoCollection<Document> audit;

    OrderCheck(Clients clients) {
        this.keys = clients.database(Databases.REWARDS).getCollection("keys");
        this.blocks = clients.database(Databases.REWARDS).getCollection("blocks");
        this.audit = clients.database(Databases.PROFILE).getCollection("audit");
    }

    /** What the ledger can be ordered to do. */
    private enum Kind {
        GRANT("grant:", "twei-granted", "granted"),
        REVERSAL("reversal:", "entry-reversed", "reversed"),
        TARIFF("tariff:", "tariff-changed", "tariff-changed");

        private final String prefix;
        private final String action;
        private final String activity;

        Kind(String prefix, String action, String activity) {
            this.prefix = prefix;
            this.action = action;
            this.activity = activity;
        }
    }

    /** How many orders were found on both sides. */
    long run() {
        long found = 0;
        for (Kind kind : Kind.values()) {
            for (Document key : keys.find(CrossCheck.startingWith(kind.prefix)).sort(Sorts.ascending("_id"))) {
                if (key.getString("_id").indexOf('#') < 0) {
                    ordered(kind, key);
                    found++;
                }
            }
            for (Document order :
                    audit.find(Filters.and(Filters.eq("action", kind.action), Filters.eq("status", "DONE")))) {
                booked(kind, order);
            }
        }
        return found;
    }

    /** A booked key has an order that says the same. */
    private void ordered(Kind kind, Document key) {
        String id = key.getString("_id");
        Document entry = entry(key);
        List<Document> orders = orders(kind, id);
        if (orders.isEmpty()) {
            throw new Refusal("The ledger has booked " + id + ", and the audit knows no such order");
        }
        if (orders.stream().noneMatch(order -> saysTheSame(kind, order, entry))) {
            throw new Refusal("The ledger has booked " + id + " otherwise than the audit says it was ordered");
        }
    }

    private List<Document> orders(Kind kind, String key) {
        if (kind == Kind.GRANT) {
            Document given = audit.find(Filters.and(
                            Filters.eq("_id", key.substring(kind.prefix.length())), Filters.eq("action", kind.action)))
                    .first();
            // One that was refused, and then given again with the same id, has another record for each try.
            boolean refused = given != null && "REFUSED".equals(given.getString("status")) && again(given) == null;
            return given == null || refused ? List.of() : List.of(given);
        }
        String subject = kind == Kind.REVERSAL ? key.substring(kind.prefix.length()) : key;
        return audit.find(Filters.and(
                        Filters.eq("subject", subject),
                        Filters.eq("action", kind.action),
                        Filters.ne("status", "REFUSED")))
                .into(new ArrayList<>());
    }

    /** The record of a later try of a grant that was refused. */
    private @Nullable Document again(Document refused) {
        return audit.find(Filters.and(sameOrder(refused), Filters.ne("status", "REFUSED")))
                .first();
    }

    private static Bson sameOrder(Document record) {
        return Filters.and(
                Filters.eq("subject", record.get("subject")),
                Filters.eq("action", record.get("action")),
                Filters.eq("actor", record.get("actor")),
                Filters.eq("note", record.get("note")),
                Filters.eq("order.to", order(record).get("to")),
                Filters.eq("order.twei", order(record).get("twei")));
    }

    private boolean saysTheSame(Kind kind, Document record, Document entry) {
        Document order = order(record);
        Object subject = switch (kind) {
            case GRANT -> {
                Document given = given(entry);
                yield given != null
                                && Objects.equals(given.get("account"), order.get("to"))
                                && number(given.get("twei")) == number(order.get("twei"))
                        ? List.of(order.get("to"), number(order.get("twei")))
                        : null;
            }
            case REVERSAL -> List.of(order.getString("entry"));
            case TARIFF -> {
                Object booked = sorted(entry.get("body"));
                yield booked != null && booked.equals(tariff(order)) ? List.of(booked) : null;
            }
        };
        return subject != null
                && fingerprint(kind, record.getString("actor"), subject).equals(entry.getString("fingerprint"));
    }

    private static @Nullable Document given(Document entry) {
        return entry.getList("postings", Document.class, List.of()).stream()
                .filter(posting -> number(posting.get("twei")) > 0)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Object tariff(Document order) {
        try {
            return sorted(Document.parse(String.valueOf(order.getString("tariff"))));
        } catch (JsonParseException e) {
            return null;
        }
    }

    /** As LEDGER.md has it: over canonical JSON, which for sorted members, ids and integers is what is written here. */
    private static String fingerprint(Kind kind, String actor, Object subject) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("activity", kind.activity);
        tree.put("actor", actor);
        tree.put("subject", subject);
        byte[] json = JSON.writeValueAsString(tree).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Backup.sha256().digest(json)).substring(0, FINGERPRINT);
    }

    /** An order that is done has its entry. */
    private void booked(Kind kind, Document record) {
        Document order = order(record);
        String key = kind.prefix
                + switch (kind) {
                    case GRANT -> record.getString("_id");
                    case REVERSAL -> order.getString("entry");
                    case TARIFF -> String.valueOf(order.get("version"));
                };
        if (isBooked(key)) {
            return;
        }
        if (kind == Kind.GRANT) {
            for (Document refused : audit.find(Filters.and(sameOrder(record), Filters.eq("status", "REFUSED")))) {
                if (isBooked(kind.prefix + refused.getString("_id"))) {
                    return;
                }
            }
        }
        throw new Refusal("The audit holds " + record.getString("_id") + " (" + kind.action
                + ") as done, and the ledger has booked no " + key);
    }

    private boolean isBooked(String key) {
        return keys.find(Filters.eq("_id", key)).first() != null;
    }

    private Document entry(Document key) {
        Document block = blocks.find(Filters.eq("_id", number(key.get("block"))))
                .projection(Projections.include("entries"))
                .first();
        List<Document> entries = block == null ? List.of() : block.getList("entries", Document.class);
        int index = (int) number(key.get("index"));
        if (index >= entries.size()) {
            throw new Refusal("The ledger lacks the entry of " + key.getString("_id"));
        }
        return entries.get(index);
    }

    private static Document order(Document record) {
        return record.get("order", new Document());
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    /** The same with members in their order and all integers as longs. */
    private static @Nullable Object sorted(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> members = new TreeMap<>();
                map.forEach((name, member) -> members.put(String.valueOf(name), sorted(member)));
                yield members;
            }
            case List<?> list -> list.stream().map(OrderCheck::sorted).toList();
            case Integer number -> number.longValue();
            case null -> null;
            default -> value;
        };
    }
}
