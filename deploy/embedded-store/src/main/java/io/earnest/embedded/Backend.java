package io.earnest.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import io.netty.util.Attribute;
import io.netty.util.AttributeKey;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.h2.mvstore.MVStore;

/** All databases of one file, each command of which goes through {@link Commits}. */
final class Backend extends AbstractMongoBackend {
    private static final int UNAUTHORIZED = 13;
    private static final AttributeKey<Boolean> ADMITTED = AttributeKey.valueOf(Backend.class, "admitted");
    private static final int OPEN_CURSORS_AT_MOST = 1_000;

    private final MVStore file;
    private final Commits commits;
    private final Predicate<Channel> admitted;
    private long oldestCursor;

    /** @param admitted whether a connection may ask for anything; asked once for each, before its first command */
    Backend(MVStore file, Commits commits, Predicate<Channel> admitted) {
        this.admitted = admitted;
        this.file = file;
        this.commits = commits;
        Maps.databases(file).forEach(this::resolveDatabase);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new Database(name, file, getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        refuseStrangers(channel);
        return switch (Access.of(command, query)) {
            case NONE -> super.handleCommand(channel, database, command, query);
            case READS -> commits.reading(() -> read(channel, database, command, query));
            case WRITES -> commits.writing(() -> super.handleCommand(channel, database, command, query));
        };
    }

    private void refuseStrangers(Channel channel) {
        Attribute<Boolean> remembered = channel.attr(ADMITTED);
        Boolean known = remembered.get();
        boolean admits = known == null ? admitted.test(channel) : known;
        remembered.set(admits);
        if (!admits) {
            throw new MongoServerError(
                    UNAUTHORIZED, "Unauthorized", "this store answers programs of its own user only");
        }
    }

    private Document read(Channel channel, String database, String command, Document query) {
        if (command.toLowerCase(Locale.ROOT).equals("listdatabases")) {
            // The library would open each of them a second time.
            List<Document> names = listDatabaseNames().stream()
                    .sorted()
                    .map(name -> new Document("name", name))
                    .toList();
            return new Document("databases", names).append("ok", 1.0);
        }
        Document answer = super.handleCommand(channel, database, command, query);
        limitCursors();
        return answer;
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        refuseStrangers(query.getChannel());
        return commits.reading(() -> super.handleQuery(query));
    }

    /** A client that dies leaves its cursors open, and nothing else would ever close them. The oldest go first. */
    private synchronized void limitCursors() {
        CursorRegistry cursors = getCursorRegistry();
        while (cursors.size() > OPEN_CURSORS_AT_MOST) {
            // Cursors are numbered from 1.
            oldestCursor++;
            cursors.remove(oldestCursor);
        }
    }

    @Override
    public void dropDatabase(String name) {
        super.dropDatabase(name);
        Maps.removeAll(file, name);
    }

    @Override
    public void close() {
        super.close();
        if (commits.close()) {
            file.close();
        } else {
            // Nobody knows what the disk holds: nothing may be written over it.
            file.closeImmediately();
        }
    }
}
