package io.earnest.rewards.ledger.chain;

import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.entry.Outcome;
import io.earnest.rewards.ledger.entry.Posting;
import io.earnest.rewards.ledger.entry.Reason;
import io.earnest.rewards.ledger.entry.Refusal;
import io.earnest.rewards.tariff.TariffDocument;
import io.earnest.rewards.tariff.Tariffs;
import io.earnest.rewards.tariff.Twei;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a tree of maps, lists, strings and {@code Long}s: the form that is stored and the form that is hashed. What is
 * absent has no member. Reading is strict, so that a changed name is found like a changed value.
 */
public final class EntryTree {

    private EntryTree() {}

    /** The entry's tree; its members stand in the order in which they are hashed. */
    public static Map<String, Object> of(Entry entry) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("command", entry.command());
        tree.put("key", entry.key());
        tree.put("fingerprint", entry.fingerprint());
        tree.put("activity", entry.activity().wireName());
        put(tree, "article", entry.article());
        put(tree, "comment", entry.comment());
        put(tree, "level", number(entry.level()));
        put(tree, "requiredSeconds", number(entry.requiredSeconds()));
        tree.put("tariff", (long) entry.tariff());
        switch (entry.outcome()) {
            case Outcome.Postings(List<Posting> postings) ->
                tree.put("postings", postings.stream().map(EntryTree::posting).toList());
            case Outcome.Rejected rejected -> tree.put("rejected", rejected(rejected));
            case Outcome.TariffBody(TariffDocument document) -> tree.put("body", document.tree());
        }
        return tree;
    }

    /**
     * The entry of a tree.
     *
     * @throws IllegalArgumentException if a member is missing, unknown or of the wrong kind
     */
    public static Entry entry(Map<String, ?> tree) {
        TreeReader members = new TreeReader(tree);
        Entry entry = new Entry(
                members.string("command"),
                members.string("key"),
                members.string("fingerprint"),
                activity(members.string("activity")),
                members.stringOrNull("article"),
                members.stringOrNull("comment"),
                members.integerOrNull("level"),
                members.integerOrNull("requiredSeconds"),
                Math.toIntExact(members.number("tariff")),
                outcome(members));
        members.only(Set.of(
                "command",
                "key",
                "fingerprint",
                "activity",
                "article",
                "comment",
                "level",
                "requiredSeconds",
                "tariff",
                "postings",
                "rejected",
                "body"));
        return entry;
    }

    private static Map<String, Object> posting(Posting posting) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("account", posting.account());
        tree.put("twei", posting.twei().amount());
        Line line = posting.line();
        put(tree, "line", line == null ? null : line.name());
        switch (posting) {
            case Posting.Paid paid -> {
                put(tree, "n", paid.n() == 0 ? null : paid.n());
                tree.put("balanceAfter", paid.balanceAfter().amount());
            }
            case Posting.Unpaid unpaid -> tree.put("unpaid", unpaid.reason().code());
        }
        return tree;
    }

    private static Map<String, Object> rejected(Outcome.Rejected rejected) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("reason", rejected.reason().code());
        Twei balance = rejected.balance();
        Twei price = rejected.price();
        put(tree, "balance", balance == null ? null : balance.amount());
        put(tree, "price", price == null ? null : price.amount());
        return tree;
    }

    private static Outcome outcome(TreeReader members) {
        if (members.has("rejected")) {
            TreeReader rejected = new TreeReader(members.map("rejected"));
            rejected.only(Set.of("reason", "balance", "price"));
            members.none("postings", "body");
            return new Outcome.Rejected(
                    Refusal.of(rejected.string("reason")),
                    rejected.tweiOrNull("balance"),
                    rejected.tweiOrNull("price"));
        }
        if (members.has("body")) {
            members.none("postings");
            return new Outcome.TariffBody(Tariffs.document(members.map("body")));
        }
        List<Posting> postings = new ArrayList<>();
        for (Object posting : members.list("postings")) {
            postings.add(posting(new TreeReader(TreeReader.asMap(posting))));
        }
        return new Outcome.Postings(postings);
    }

    private static Posting posting(TreeReader members) {
        String account = members.string("account");
        Twei twei = Twei.of(members.number("twei"));
        String name = members.stringOrNull("line");
        Line line = name == null ? null : Line.valueOf(name);
        if (members.has("unpaid")) {
            members.only(Set.of("account", "twei", "line", "unpaid"));
            return new Posting.Unpaid(account, twei, line, Reason.of(members.string("unpaid")));
        }
        members.only(Set.of("account", "twei", "line", "n", "balanceAfter"));
        long n = members.has("n") ? members.number("n") : 0;
        return new Posting.Paid(account, twei, line, n, Twei.of(members.number("balanceAfter")));
    }

    private static Activity activity(String wireName) {
        return Activity.of(wireName).orElseThrow(() -> new IllegalArgumentException("no activity " + wireName));
    }

    private static @Nullable Long number(@Nullable Integer value) {
        return value == null ? null : value.longValue();
    }

    private static void put(Map<String, Object> tree, String name, @Nullable Object value) {
        if (value != null) {
            tree.put(name, value);
        }
    }
}
