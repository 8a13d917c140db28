package io.earnest.rewards.log;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import io.earnest.rewards.log.tree.TileAddress;
import io.earnest.rewards.log.tree.TileStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.types.Binary;

/** A log's tiles in {@code logTiles}: one document each, which grows until the tile is full. Durable on a majority. */
final class MongoTiles implements TileStore {
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> collection;
    private final String origin;

    MongoTiles(MongoDatabase database, String origin) {
        this.collection = database.getCollection("logTiles")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
        this.origin = origin;
    }

    @Override
    public Optional<byte[]> read(TileAddress address) {
        return Optional.ofNullable(
                        collection.find(Filters.eq("_id", id(address))).first())
                .map(found -> found.get("data", Binary.class).getData());
    }

    @Override
    public void write(Map<TileAddress, Tile> tiles) {
        List<ReplaceOneModel<Document>> writes = new ArrayList<>();
        List<TileAddress> addresses = new ArrayList<>();
        tiles.forEach((address, tile) -> {
            String id = id(address);
            addresses.add(address);
            writes.add(new ReplaceOneModel<>(
                    Filters.and(Filters.eq("_id", id), Filters.lt("width", tile.width())),
                    new Document("_id", id).append("width", tile.width()).append("data", new Binary(tile.bytes())),
                    UPSERT));
        });
        if (writes.isEmpty()) {
            return;
        }
        try {
            collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            for (BulkWriteError error : e.getWriteErrors()) {
                if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                TileAddress address = addresses.get(error.getIndex());
                compare(address, Objects.requireNonNull(tiles.get(address)));
            }
            if (e.getWriteConcernError() != null) {
                throw e;
            }
        }
    }

    @Override
    public void clear() {
        // Ids begin with the origin, so that this is a range of them.
        collection.deleteMany(Filters.regex("_id", "^" + Pattern.quote(origin + ' ')));
    }

    /** What is there already, as wide or wider, must hold this: else it is of another chain. */
    private void compare(TileAddress address, Tile tile) {
        byte[] wanted = tile.bytes();
        boolean same = read(address)
                .filter(there -> there.length >= wanted.length
                        && Arrays.equals(there, 0, wanted.length, wanted, 0, wanted.length))
                .isPresent();
        if (!same) {
            throw new StaleTileException(address);
        }
    }

    private String id(TileAddress address) {
        return origin + ' ' + address;
    }

    /** A tile holds something else than the blocks make: all have to be made again. */
    static final class StaleTileException extends RuntimeException {
        private static final long serialVersionUID = 1;

        StaleTileException(TileAddress address) {
            super("tile " + address + " is not what the blocks make");
        }
    }
}
