package io.earnest.article.imports;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.store.Writes;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which article a path of an old site leads to now: the first that claimed it, for ever. */
@Component
class AliasStore {
    private final MongoCollection<Alias> aliases;

    AliasStore(MongoDatabase database) {
        aliases = database.getCollection("aliases", Alias.class);
    }

    /** Nothing happens where the path leads somewhere already. */
    void claim(AliasPath path, String article) {
        if (find(path).isEmpty()) {
            Writes.insertIfAbsent(aliases, new Alias(path.value(), article));
        }
    }

    /** The article's id. */
    Optional<String> find(AliasPath path) {
        return Optional.ofNullable(aliases.find(eq("_id", path.value())).first())
                .map(Alias::article);
    }
}
