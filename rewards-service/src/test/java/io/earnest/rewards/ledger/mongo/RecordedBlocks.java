package io.earnest.rewards.ledger.mongo;

import io.earnest.rewards.ledger.chain.Block;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bson.Document;

/** What a recorded store holds, without a store. */
public final class RecordedBlocks {
    private RecordedBlocks() {}

    /** The chain, from its first block. */
    public static List<Block> of(String recorded) {
        return documents(recorded, "blocks").stream().map(BlockDocuments::block).toList();
    }

    /** The documents of a collection, by their ids' order. */
    public static List<Document> documents(String recorded, String collection) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                RecordedBlocks.class.getResourceAsStream("/recorded/" + recorded + ".jsonl"),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(Document::parse)
                    .filter(line -> line.getString("collection").equals(collection))
                    .map(line -> line.get("document", Document.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
