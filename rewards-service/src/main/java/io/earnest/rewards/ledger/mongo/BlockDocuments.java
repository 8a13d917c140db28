package io.earnest.rewards.ledger.mongo;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.chain.EntryTree;
import io.earnest.rewards.ledger.entry.Entry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/** A block as the document that the journal keeps. */
final class BlockDocuments {

    private static final Set<String> NAMES =
            Set.of("_id", "epoch", "writer", "previous", "root", "hash", "salt", "at", "day", "entries");

    private BlockDocuments() {}

    static Document of(Block block) {
        List<Document> entries =
                block.entries().stream().map(EntryTree::of).map(Document::new).toList();
        return new Document("_id", block.seq())
                .append("epoch", block.epoch())
                .append("writer", block.writer())
                .append("previous", block.previous())
                .append("root", block.root())
                .append("hash", block.hash())
                .append("salt", block.salt())
                .append("at", Fields.date(block.at()))
                .append("day", block.day().toString())
                .append("entries", entries);
    }

    /**
     * The reverse, strict: a member more or less is as wrong as another value.
     *
     * @throws IllegalArgumentException if this is no block's document
     */
    static Block block(Document document) {
        if (!document.keySet().equals(NAMES)) {
            throw new IllegalArgumentException("not a block's members: " + document.keySet());
        }
        List<Entry> entries = entries(document.getList("entries", Document.class));
        return new Block(
                Fields.number(document, "_id"),
                Fields.number(document, "epoch"),
                Fields.string(document, "writer"),
                Fields.string(document, "previous"),
                Fields.string(document, "root"),
                Fields.string(document, "hash"),
                Fields.string(document, "salt"),
                Fields.instant(document, "at"),
                LocalDate.parse(Fields.string(document, "day")),
                entries);
    }

    private static List<Entry> entries(List<Document> documents) {
        List<Entry> entries = new ArrayList<>();
        for (Document document : documents) {
            try {
                entries.add(EntryTree.entry(document));
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("entry " + entries.size() + ": " + e.getMessage(), e);
            }
        }
        return entries;
    }
}
