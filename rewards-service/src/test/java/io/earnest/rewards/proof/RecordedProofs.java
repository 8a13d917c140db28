package io.earnest.rewards.proof;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.chain.BlockHasher;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.entry.Posting;
import io.earnest.rewards.ledger.mongo.RecordedBlocks;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.log.TransparencyLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.bson.Document;

/** Proofs of a recorded chain, made of its blocks by what the service makes them by. */
final class RecordedProofs {
    private static final String CHAIN = "chain-1";

    private final List<Block> blocks = RecordedBlocks.of(CHAIN);
    private final List<String> keys;

    RecordedProofs(List<String> keys) {
        this.keys = keys;
    }

    List<byte[]> headers() {
        return blocks.stream().map(BlockHasher::header).toList();
    }

    /** The proof of a report, whose purchase is an entry of the chain. */
    String report(String report, TransparencyLog.HeaderProofs headers) {
        String json = document("reportDocuments", report).getString("json");
        Document said = Document.parse(json);
        Document asOf = said.get("asOf", Document.class);
        EntryRef purchase = new EntryRef(asOf.getInteger("block"), asOf.getInteger("index"));
        List<AccountEntry> rows = rows(said.getString("account"), said.getString("articleId")).stream()
                .filter(row -> row.ref().compareTo(purchase) <= 0)
                .toList();
        String key = document("reportKeys", said.getString("keyId")).getString("x");
        return written(said.getString("account"), rows, headers, out -> out.end(keys, json, key));
    }

    /** The proof of the account's first entry for the article. */
    String firstEntry(String account, String article, TransparencyLog.HeaderProofs headers) {
        return written(account, List.of(rows(account, article).getLast()), headers, out -> out.end(keys));
    }

    private interface End {
        void write(ProofWriter out) throws IOException;
    }

    private String written(String account, List<AccountEntry> rows, TransparencyLog.HeaderProofs headers, End end) {
        TreeMap<Long, List<AccountEntry>> byBlock = new TreeMap<>(Comparator.reverseOrder());
        rows.forEach(row -> byBlock.computeIfAbsent(row.ref().block(), none -> new ArrayList<>())
                .add(row));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ProofWriter out = new ProofWriter(bytes);
            out.begin(account);
            for (List<AccountEntry> block : byBlock.values()) {
                out.block(
                        ProvedBlock.json(blocks.get((int) block.getFirst().ref().block() - 1), block, headers));
            }
            end.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** What moved on the account for the article, newest first. */
    private List<AccountEntry> rows(String account, String article) {
        List<AccountEntry> rows = new ArrayList<>();
        for (Block block : blocks) {
            for (int index = 0; index < block.entries().size(); index++) {
                Entry entry = block.entries().get(index);
                for (int place = 0; place < entry.postings().size(); place++) {
                    if (entry.postings().get(place) instanceof Posting.Paid paid
                            && paid.account().equals(account)
                            && article.equals(entry.article())) {
                        rows.add(row(block, index, place, entry, paid));
                    }
                }
            }
        }
        return rows.reversed();
    }

    private static AccountEntry row(Block block, int index, int place, Entry entry, Posting.Paid paid) {
        return new AccountEntry(
                paid.account(),
                new EntryRef(block.seq(), index),
                place,
                block.at(),
                entry.activity(),
                entry.key(),
                entry.article(),
                entry.comment(),
                paid.line(),
                paid.twei(),
                paid.balanceAfter(),
                null,
                entry.tariff());
    }

    private static Document document(String collection, String id) {
        return RecordedBlocks.documents(CHAIN, collection).stream()
                .filter(document -> id.equals(document.get("_id")))
                .findAny()
                .orElseThrow();
    }
}
