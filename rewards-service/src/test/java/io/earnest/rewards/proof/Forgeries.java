package io.earnest.rewards.proof;

import io.earnest.rewards.ledger.chain.CanonicalJson;
import io.earnest.rewards.ledger.chain.EntryProof;
import io.earnest.rewards.log.TransparencyLog;
import io.earnest.rewards.log.note.NoteSigner;
import io.earnest.rewards.proof.TestLog.Witness;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the table of forgeries: two proofs that are in order, a policy, and what a forger would change of them. It is kept as
 * {@code forgeries.json}, on which each of the verifiers is run.
 */
final class Forgeries {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HASH = "0".repeat(63) + "1";
    private static final String REPORT = "report";
    private static final String ENTRY = "entry";
    private static final int OLDER = 5;

    private final NoteSigner signer = TestLog.signer(1);
    private final NoteSigner forger = TestLog.signer(2);
    private final RecordedProofs recorded =
            new RecordedProofs(List.of(signer.key().vkey()));
    private final TestLog log = new TestLog(recorded.headers());
    private final int size = recorded.headers().size();
    private final String note = log.note(size, signer, Witness.of(1), Witness.of(2));
    private final TransparencyLog.HeaderProofs proofs = log.proofs(size, note);
    private final Map<String, Object> report = tree(recorded.report("rep-ann", proofs));
    private final Map<String, Object> entry = tree(recorded.firstEntry("ann", "art", proofs));
    private final List<Forgery> rows = new ArrayList<>();

    /** The table, as it is kept. */
    static String table() {
        Forgeries made = new Forgeries();
        made.inOrder();
        made.form();
        made.checkpoints();
        made.blocks();
        made.entries();
        made.leftOut();
        made.reports();
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("policy", made.policy());
        table.put("proofs", Map.of(REPORT, made.report, ENTRY, made.entry));
        table.put("rows", made.rows.stream().map(row -> (Object) row.row).toList());
        return canonical(table) + "\n";
    }

    private String policy() {
        return "# Two of these three must have seen a checkpoint.\nlog "
                + signer.key().vkey() + "\nwitness one "
                + Witness.of(1).vkey() + "\nwitness two " + Witness.of(2).vkey()
                + " https://witness2.example/\nwitness three "
                + Witness.of(3).vkey() + "\ngroup most 2 one two three\nquorum most\n";
    }

    private void inOrder() {
        add(Forgery.of(REPORT, "a report").says(Forgery.IN_ORDER));
        add(Forgery.of(REPORT, "a report, by a policy").underPolicy().says(Forgery.IN_ORDER));
        add(Forgery.of(ENTRY, "an entry").says(Forgery.IN_ORDER));
        add(Forgery.of(ENTRY, "an entry, by a policy").underPolicy().says(Forgery.IN_ORDER));
        // What a reader without a policy can't find, as LEDGER.md says.
        add(Forgery.of(REPORT, "another log, which brings its key along")
                .text(escaped(note), escaped(log.note(size, forger)))
                .text(signer.key().vkey(), forger.key().vkey())
                .says(Forgery.IN_ORDER));
    }

    private void form() {
        add(Forgery.of(REPORT, "a later format")
                .set("format", "earnest-proof/2")
                .says("format"));
        add(Forgery.of(REPORT, "a member more").set("remark", "trust me").says("not-a-proof"));
        add(Forgery.of(REPORT, "a member less").remove("keys").says("not-a-proof"));
        add(Forgery.of(REPORT, "a report without its key").remove("reportKey").says("not-a-proof"));
        add(Forgery.of(REPORT, "no block").set("blocks", List.of()).says("not-a-proof"));
        add(Forgery.of(REPORT, "written anew")
                .text("\"format\":", "\"format\": ")
                .says("not-a-proof"));
        add(Forgery.of(REPORT, "a member twice, for two readers")
                .text("\"account\":\"ann\",\"blocks\"", "\"account\":\"bob\",\"account\":\"ann\",\"blocks\"")
                .says("not-a-proof"));
        add(Forgery.of(REPORT, "a fraction")
                .text("\"price\":1,", "\"price\":1.0,")
                .says("not-a-proof"));
        add(Forgery.of(REPORT, "a number past 2^53")
                .text("\"price\":1,", "\"price\":9007199254740993,")
                .says("not-a-proof"));
        add(Forgery.of(REPORT, "no JSON").text("\"reportKey\":", "").says("not-a-proof"));
        add(Forgery.of(REPORT, "a line of the report less")
                .remove("report/profit/0")
                .says("not-a-proof"));
        add(Forgery.of(REPORT, "blocks oldest first")
                .set("blocks", copies(REPORT, "blocks").reversed())
                .says("not-a-proof"));
        add(Forgery.of(ENTRY, "two entries without a report")
                .set("blocks", List.of(at(report, "blocks/0"), at(report, "blocks/1")))
                .says("not-a-proof"));
    }

    private void checkpoints() {
        String[] lines = note.split("\n");
        String signature = lines[lines.length - 3];
        add(Forgery.of(REPORT, "a checkpoint of another key")
                .text(escaped(note), escaped(log.note(size, forger)))
                .says("wrong-key"));
        add(Forgery.of(REPORT, "another log and its key, by a policy")
                .underPolicy()
                .text(escaped(note), escaped(log.note(size, forger, Witness.of(1), Witness.of(2))))
                .text(signer.key().vkey(), forger.key().vkey())
                .says("wrong-key"));
        add(Forgery.of(ENTRY, "a checkpoint that says another size")
                .text("ledger\\n" + size + "\\n", "ledger\\n" + (size + 1) + "\\n")
                .says("checkpoint-signature"));
        add(Forgery.of(ENTRY, "a digit of the log's signature")
                .text(signature, flipped(signature))
                .says("checkpoint-signature"));
        add(Forgery.of(ENTRY, "a digit of a witness' signature")
                .underPolicy()
                .text(lines[lines.length - 1], flipped(lines[lines.length - 1]))
                .says("witness-signature"));
        add(Forgery.of(ENTRY, "one witness too few")
                .underPolicy()
                .text(escaped(lines[lines.length - 1] + "\n"), "")
                .says("witnesses"));
        add(Forgery.of(ENTRY, "a witness that nobody knows")
                .underPolicy()
                .text(escaped(note), escaped(log.note(size, signer, Witness.of(1), Witness.of(4))))
                .says("witnesses"));
        add(Forgery.of(REPORT, "an older checkpoint for a later block")
                .text(escaped(note), escaped(log.note(OLDER, signer)))
                .says("chain-too-short"));
        add(Forgery.of(REPORT, "a block under another checkpoint")
                .set("blocks/7/log", log.proofs(OLDER, log.note(OLDER, signer)).of(3))
                .says("checkpoints-differ"));
    }

    private void blocks() {
        add(Forgery.of(ENTRY, "a header's time")
                .set("blocks/0/header/at", "2026-03-02T12:00:01.002Z")
                .says("log-path"));
        add(Forgery.of(ENTRY, "a header's number of entries")
                .set("blocks/0/header/count", 12L)
                .says("log-path"));
        add(Forgery.of(ENTRY, "a header's root")
                .set("blocks/0/header/root", HASH)
                .says("log-path"));
        add(Forgery.of(ENTRY, "a header's number")
                .set("blocks/0/header/seq", 4L)
                .says("log-path"));
        add(Forgery.of(ENTRY, "another place in the log")
                .text("index 2\\n", "index 3\\n")
                .says("log-path"));
        add(Forgery.of(REPORT, "another block's proof")
                .set("blocks/0/log", at(report, "blocks/1/log"))
                .says("log-path"));
        add(Forgery.of(ENTRY, "another block's header")
                .set("blocks/0/header", at(report, "blocks/0/header"))
                .set("blocks/0/log", at(report, "blocks/0/log"))
                .says("entry-path"));
        List<byte[]> headers = new ArrayList<>(recorded.headers());
        long seq = (long) at(report, "blocks/0/header/seq");
        Map<String, Object> header = copy(at(report, "blocks/0/header"));
        header.put("previous", HASH);
        headers.set((int) seq - 1, canonical(header).getBytes(StandardCharsets.UTF_8));
        TestLog broken = new TestLog(headers);
        TransparencyLog.HeaderProofs inBroken = broken.proofs(size, broken.note(size, signer));
        Forgery unlinked = Forgery.of(REPORT, "a log whose blocks do not follow each other")
                .set("blocks/0/header/previous", HASH)
                .says("block-link");
        for (int i = 0; i < copies(REPORT, "blocks").size(); i++) {
            unlinked.set("blocks/" + i + "/log", inBroken.of((long) at(report, "blocks/" + i + "/header/seq")));
        }
        add(unlinked);
    }

    private void entries() {
        String posting = "blocks/0/entries/0/parts/8";
        add(Forgery.of(ENTRY, "a digit of an amount")
                .set(posting + "/value/twei", 4L)
                .says("entry-path"));
        add(Forgery.of(ENTRY, "a digit of a balance")
                .set(posting + "/value/balanceAfter", 24L)
                .says("entry-path"));
        add(Forgery.of(ENTRY, "another line")
                .set(posting + "/value/line", "PLUSES")
                .says("entry-path"));
        add(Forgery.of(ENTRY, "a posting's number")
                .set(posting + "/value/n", 2L)
                .says("entry-path"));
        add(Forgery.of(ENTRY, "another salt").set(posting + "/salt", HASH).says("entry-path"));
        add(Forgery.of(ENTRY, "another hidden part")
                .set("blocks/0/entries/0/parts/0", HASH)
                .says("entry-path"));
        add(Forgery.of(ENTRY, "another hash beside the way")
                .set("blocks/0/entries/0/path/0", HASH)
                .says("entry-path"));
        add(Forgery.of(ENTRY, "a way that is too short")
                .remove("blocks/0/entries/0/path/0")
                .says("entry-path"));
        add(Forgery.of(ENTRY, "an entry behind the block's last")
                .text("\"0/", "\"11/")
                .set("blocks/0/entries/0/index", 11L)
                .says("entry-path"));
        add(Forgery.of(ENTRY, "another article")
                .set("blocks/0/entries/0/parts/4/value", "art2")
                .says("entry-path"));
        add(Forgery.of(REPORT, "postings that were swapped")
                .set("blocks/0/entries/0/parts/6/value", at(report, "blocks/7/entries/0/parts/8/value"))
                .says("entry-path"));
        add(Forgery.of(REPORT, "an entry in another block")
                .set("blocks/0/entries/0", at(report, "blocks/7/entries/0"))
                .says("entry-path"));
        add(Forgery.of(ENTRY, "a part under another name")
                .set("blocks/0/entries/0/parts/6/place", "0/level")
                .says("entry-shape"));
        add(Forgery.of(ENTRY, "a part less")
                .remove("blocks/0/entries/0/parts/0")
                .says("entry-shape"));
        add(Forgery.of(ENTRY, "no posting is shown").set(posting, HASH).says("entry-shape"));
        add(Forgery.of(ENTRY, "a posting of another form")
                .set(posting + "/value/unpaid", "daily-limit")
                .says("entry-shape"));
        add(Forgery.of(ENTRY, "another account's entry").set("account", "bob").says("other-account"));
    }

    private void leftOut() {
        int last = copies(REPORT, "blocks").size() - 1;
        add(Forgery.of(REPORT, "the oldest posting left out")
                .remove("blocks/" + last)
                .says("posting-missing"));
        add(Forgery.of(REPORT, "a posting in the middle left out")
                .remove("blocks/3")
                .says("posting-missing"));
        add(Forgery.of(REPORT, "an entry of another article")
                .set("report/articleId", "art2")
                .says("other-article"));
        add(Forgery.of(REPORT, "the purchase left out").remove("blocks/0").says("purchase"));
        add(Forgery.of(REPORT, "an article that is not shown")
                .set("blocks/0/entries/0/parts/4", hashOf("blocks/0/entries/0/parts/4"))
                .says("other-article"));
    }

    private void reports() {
        add(Forgery.of(REPORT, "another report's number")
                .set("report/id", "rep-hal")
                .says("purchase"));
        add(Forgery.of(REPORT, "another account's report")
                .set("report/account", "hal")
                .says("purchase"));
        add(Forgery.of(REPORT, "another price").set("report/price", 2L).says("purchase"));
        add(Forgery.of(REPORT, "another block's hash")
                .set("report/asOf/hash", HASH)
                .says("purchase"));
        add(Forgery.of(REPORT, "another time")
                .set("report/asOf/at", "2026-03-02T12:00:01.002Z")
                .says("purchase"));
        add(Forgery.of(REPORT, "a total that is too large")
                .set("report/total", 50L)
                .says("sum"));
        add(Forgery.of(REPORT, "a line that is too large")
                .set("report/profit/6/twei", 30L)
                .says("sum"));
        add(Forgery.of(REPORT, "a subtotal that is too small")
                .set("report/lossSubtotal", 9L)
                .says("sum"));
        add(Forgery.of(REPORT, "another title")
                .set("report/profit/6/title", "A present")
                .says("report-signature"));
        add(Forgery.of(REPORT, "another key's report")
                .set("reportKey", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")
                .says("report-signature"));
        add(Forgery.of(REPORT, "a digit of the report's signature")
                .set("report/signature", flipped((String) at(report, "report/signature")))
                .says("report-signature"));
    }

    private void add(Forgery row) {
        rows.add(row);
    }

    private String hashOf(String part) {
        Map<?, ?> shown = (Map<?, ?>) at(report, part);
        return new EntryProof.Part.Shown((String) shown.get("place"), (String) shown.get("salt"), shown.get("value"))
                .hash();
    }

    private List<?> copies(String proof, String name) {
        return (List<?>) (proof.equals(REPORT) ? report : entry).get(name);
    }

    private static Object at(Object tree, String way) {
        Object place = tree;
        for (String step : way.split("/")) {
            place = place instanceof List<?> list ? list.get(Integer.parseInt(step)) : ((Map<?, ?>) place).get(step);
        }
        return place;
    }

    /** The text with another letter in its middle, which keeps its form. */
    private static String flipped(String text) {
        int middle = text.length() / 2;
        return text.substring(0, middle) + (text.charAt(middle) == 'A' ? 'B' : 'A') + text.substring(middle + 1);
    }

    /** As it stands inside of a string of JSON. */
    private static String escaped(String text) {
        return text.replace("\n", "\\n");
    }

    static String canonical(Object tree) {
        return new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8);
    }

    static Map<String, Object> copy(Object tree) {
        return tree(canonical(tree));
    }

    /** Integers as {@code long}, whatever their size. */
    static Map<String, Object> tree(String json) {
        return JSON.readerFor(new TypeReference<Map<String, Object>>() {})
                .with(DeserializationFeature.USE_LONG_FOR_INTS)
                .readValue(json);
    }
}
