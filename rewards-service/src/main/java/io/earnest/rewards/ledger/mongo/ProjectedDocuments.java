package io.earnest.rewards.ledger.mongo;

import io.earnest.rewards.ledger.state.Account;
import io.earnest.rewards.ledger.state.Changes;
import io.earnest.rewards.ledger.state.CommentLikes;
import io.earnest.rewards.ledger.state.Documents;
import io.earnest.rewards.ledger.state.Pair;
import io.earnest.rewards.ledger.state.Statement;
import java.util.List;
import java.util.Map;
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

    /** Those of the documents that are in one whose documents change, by their ids. */
    public Map<String, ? extends Record> changing(Documents documents) {
        return switch (this) {
            case ACCOUNTS -> documents.accountsById();
            case STATEMENTS -> documents.statementsById();
            case PAIRS -> documents.pairsById();
            case COMMENTS -> documents.commentsById();
            case KEYS, ENTRIES, REPORTS -> Map.of();
        };
    }

    /** As it lies in the store. */
    public static Document document(Record value) {
        return switch (value) {
            case Account account -> Codecs.of(account);
            case Statement statement -> Codecs.of(statement);
            case Pair pair -> Codecs.of(pair);
            case CommentLikes likes -> Codecs.of(likes);
            default -> throw new IllegalArgumentException("nothing that changes: " + value);
        };
    }

    /** What the block adds to one whose documents never change. */
    public List<Document> addedBy(Changes changes) {
        return switch (this) {
            case KEYS -> changes.documents().keys().stream().map(Codecs::of).toList();
            case ENTRIES -> changes.rows().stream().map(RowCodecs::of).toList();
            case REPORTS -> changes.reports().stream().map(RowCodecs::of).toList();
            case ACCOUNTS, STATEMENTS, PAIRS, COMMENTS -> List.of();
        };
    }
}
