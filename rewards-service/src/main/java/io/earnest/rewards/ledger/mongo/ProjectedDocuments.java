package io.earnest.rewards.ledger.mongo;

import io.earnest.rewards.ledger.state.Changes;
import io.earnest.rewards.ledger.state.Documents;
import java.util.List;
import org.bson.Document;

/** The projections by their names, and the documents that are in them: for whoever compares or mends them as they lie in a store. */
public enum ProjectedDocuments {
    ACCOUNTS("accounts", true),
    STATEMENTS("statements", true),
    PAIRS("pairs", true),
    COMMENTS("comments", true),
    KEYS("keys", false),
    ENTRIES("entries", false),
    REPORTS("reports", false);

    private final String collection;
    private final boolean changing;

    ProjectedDocuments(String collection, boolean changing) {
        this.collection = collection;
        this.changing = changing;
    }

    /** The name of its collection, and of its watermark. */
    public String collection() {
        return collection;
    }

    /** Whether its documents change, and say as of which block they are; else each says in which block it came to be. */
    public boolean changing() {
        return changing;
    }

    /** The block that a document of it is as of, or came to be in. */
    public long blockOf(Document document) {
        return Fields.number(document, changing ? "asOf" : "block");
    }

    /** Those that stand for what changes, with their values as of the last block of the documents. */
    public List<Document> of(Documents documents) {
        return switch (this) {
            case ACCOUNTS -> documents.accounts().stream().map(Codecs::of).toList();
            case STATEMENTS -> documents.statements().stream().map(Codecs::of).toList();
            case PAIRS -> documents.pairs().stream().map(Codecs::of).toList();
            case COMMENTS -> documents.comments().stream().map(Codecs::of).toList();
            case KEYS -> documents.keys().stream().map(Codecs::of).toList();
            case ENTRIES, REPORTS -> List.of();
        };
    }

    /** What the block adds to one whose documents never change. */
    public List<Document> addedBy(Changes changes) {
        return switch (this) {
            case KEYS -> of(changes.documents());
            case ENTRIES -> changes.rows().stream().map(RowCodecs::of).toList();
            case REPORTS -> changes.reports().stream().map(RowCodecs::of).toList();
            case ACCOUNTS, STATEMENTS, PAIRS, COMMENTS -> List.of();
        };
    }
}
