package io.earnest.profile.profile;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.store.Writes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who is an operator. They are few, and one rule spans them all (the last one stays), so they live in one document that
 * changes by compare-and-set: two operators who demote each other at the same moment can't both succeed.
 */
@Component
public class Operators {
    private static final String ID = "operators";

    private final MongoCollection<Book> books;

    /** How a change ended. */
    public enum Change {
        DONE,
        /** A later order for the same profile is done already. */
        OVERTAKEN,
        LAST_OPERATOR
    }

    public record Book(@BsonId String id, long version, List<Entry> entries) {}

    /** The last order for a profile; ended ones stay, so that a late repetition is told from a new order. */
    public record Entry(String profile, boolean operator, Instant at) {}

    Operators(MongoDatabase database) {
        this.books = database.getCollection("operators", Book.class);
    }

    public boolean contains(String profile) {
        return all().contains(profile);
    }

    public Set<String> all() {
        Book book = read();
        return book == null
                ? Set.of()
                : book.entries.stream()
                        .filter(Entry::operator)
                        .map(Entry::profile)
                        .collect(Collectors.toSet());
    }

    /** Makes, or ends, an operator as ordered at this time. Repeating it changes nothing. */
    public Change order(String profile, boolean operator, Instant at) {
        return Writes.retried("the list of operators", () -> ordered(profile, operator, at));
    }

    /** Empty where another order came between. */
    private Optional<Change> ordered(String profile, boolean operator, Instant at) {
        Book book = read();
        List<Entry> entries = new ArrayList<>(book == null ? List.of() : book.entries);
        Entry known = entries.stream()
                .filter(e -> e.profile.equals(profile))
                .findFirst()
                .orElse(null);
        if (known != null && known.at.isAfter(at)) {
            return Optional.of(Change.OVERTAKEN);
        }
        if (operator == (known != null && known.operator) && (known == null || known.at.equals(at))) {
            return Optional.of(Change.DONE);
        }
        entries.remove(known);
        if (!operator && known != null && known.operator && entries.stream().noneMatch(Entry::operator)) {
            return Optional.of(Change.LAST_OPERATOR);
        }
        entries.add(new Entry(profile, operator, at));
        return write(book, entries) ? Optional.of(Change.DONE) : Optional.empty();
    }

    /** Ends an operator for good, whatever was ordered when. Repeating it changes nothing. */
    public Change leave(String profile) {
        return Writes.retried("the list of operators", () -> left(profile));
    }

    private Optional<Change> left(String profile) {
        Book book = read();
        List<Entry> entries = new ArrayList<>(book == null ? List.of() : book.entries);
        Entry known = entries.stream()
                .filter(e -> e.operator && e.profile.equals(profile))
                .findFirst()
                .orElse(null);
        if (known == null) {
            return Optional.of(Change.DONE);
        }
        entries.remove(known);
        if (entries.stream().noneMatch(Entry::operator)) {
            return Optional.of(Change.LAST_OPERATOR);
        }
        entries.add(new Entry(profile, false, known.at));
        return write(book, entries) ? Optional.of(Change.DONE) : Optional.empty();
    }

    private @Nullable Book read() {
        return books.find(eq("_id", ID)).first();
    }

    private boolean write(@Nullable Book before, List<Entry> entries) {
        if (before == null) {
            try {
                books.insertOne(new Book(ID, 1, entries));
                return true;
            } catch (MongoWriteException e) {
                if (Writes.isDuplicateKey(e)) {
                    return false;
                }
                throw e;
            }
        }
        return books.updateOne(
                                and(eq("_id", ID), eq("version", before.version)),
                                combine(set("entries", entries), set("version", before.version + 1)))
                        .getModifiedCount()
                == 1;
    }
}
