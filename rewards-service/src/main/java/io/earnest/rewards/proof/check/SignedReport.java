package io.earnest.rewards.proof.check;

import io.earnest.rewards.ledger.chain.CanonicalJson;
import io.earnest.rewards.ledger.chain.TreeReader;
import io.earnest.rewards.report.ReportSignature;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A report as its file says it; nothing of it is believed yet.
 *
 * @param members all of them
 * @param key said to have signed it: 32 bytes, Base64url
 * @param profit the amounts of the lines on that side, by the lines' names
 */
record SignedReport(
        Map<String, ?> members,
        String key,
        String id,
        String account,
        String article,
        long block,
        int index,
        Instant at,
        String hash,
        long price,
        Map<String, Long> profit,
        Map<String, Long> loss) {
    private static final List<String> PROFIT = List.of(
            "PLUSES", "COMMENT_REWARDS", "LIKES_OWN", "LIKES_COMMENTER", "LIKES_AUTHOR", "DISLIKES_AUTHOR", "READING");
    private static final List<String> LOSS = List.of(
            "MINUSES", "COMMENT_TRIBUTES", "DISLIKES_OWN", "DISLIKES_COMMENTER", "PUBLISH_TRIBUTE", "PNL_REPORTS");

    static SignedReport of(Map<String, ?> tree, String key) {
        TreeReader members = new TreeReader(tree);
        members.only(Set.of(
                "account",
                "articleId",
                "asOf",
                "id",
                "keyId",
                "loss",
                "lossSubtotal",
                "price",
                "profit",
                "profitSubtotal",
                "signature",
                "total"));
        members.string("signature");
        members.string("keyId");
        TreeReader asOf = new TreeReader(members.map("asOf"));
        asOf.only(Set.of("at", "block", "hash", "index"));
        try {
            return new SignedReport(
                    tree,
                    key,
                    members.string("id"),
                    members.string("account"),
                    members.string("articleId"),
                    asOf.number("block"),
                    Math.toIntExact(asOf.number("index")),
                    Instant.parse(asOf.string("at")),
                    asOf.string("hash"),
                    members.number("price"),
                    lines(members.list("profit"), PROFIT),
                    lines(members.list("loss"), LOSS));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the report's time is none", e);
        }
    }

    private static Map<String, Long> lines(List<?> list, List<String> names) {
        Map<String, Long> lines = new LinkedHashMap<>();
        for (Object line : list) {
            TreeReader members = new TreeReader(TreeReader.asMap(line));
            members.only(Set.of("line", "title", "twei"));
            members.string("title");
            lines.put(members.string("line"), members.number("twei"));
        }
        if (!List.copyOf(lines.keySet()).equals(names) || list.size() != names.size()) {
            throw new IllegalArgumentException("the report has other lines than are known here");
        }
        return lines;
    }

    long number(String name) {
        return new TreeReader(members).number(name);
    }

    /** Whether its signature is of the key that it names, and the key is the one in the file. */
    boolean signed() {
        TreeReader all = new TreeReader(members);
        Map<String, Object> unsigned = new HashMap<>(members);
        unsigned.remove("signature");
        return ReportSignature.key(all.string("keyId"), key)
                .filter(read -> ReportSignature.signed(read, CanonicalJson.bytes(unsigned), all.string("signature")))
                .isPresent();
    }
}
