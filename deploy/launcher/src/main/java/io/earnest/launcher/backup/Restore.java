package io.earnest.launcher.backup;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Writes a backup into stores that are empty. What does not come in whole is taken out again. */
final class Restore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** A document of MongoDB has at most 16 MiB. */
    private static final int MOST_BYTES = 16 * 1024 * 1024 + 16 * 1024;

    private static final int DOCUMENTS_AT_ONCE = 500;
    private static final int BYTES_AT_ONCE = 8 * 1024 * 1024;

    private final Clients clients;
    private final Console console;

    Restore(Clients clients, Console console) {
        this.clients = clients;
        this.console = console;
    }

    /** Reads the file and returns what came in. */
    Manifest read(Path file) {
        refuseUnlessEmpty();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Manifest manifest = manifest(zip, file);
            try {
                for (Manifest.Part part : manifest.collections()) {
                    console.live("Restoring " + part.name() + " …");
                    documents(zip, part);
                    indexes(zip, part);
                }
                console.quiet();
                return manifest;
            } catch (IOException | MongoException | Refusal e) {
                Databases.ALL.forEach(this::empty);
                throw new Refusal(
                        "The backup could not be restored, and what came in was taken out again: " + e.getMessage(), e);
            }
        } catch (ZipException e) {
            throw new Refusal(file + " is no whole backup: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new Refusal(file + " can't be read: " + e.getMessage(), e);
        }
    }

    /** By collection: the services' own users may not drop a database. */
    private void empty(String database) {
        clients.database(database)
                .listCollectionNames()
                .forEach(name -> clients.database(database).getCollection(name).drop());
    }

    private void refuseUnlessEmpty() {
        for (String database : Databases.ALL) {
            String first = clients.database(database).listCollectionNames().first();
            if (first != null) {
                throw new Refusal("A backup is restored into an empty place only, and there is " + database + "."
                        + first + " already. Choose another --data or --store");
            }
        }
    }

    private static Manifest manifest(ZipFile zip, Path file) throws IOException {
        try (InputStream content = zip.getInputStream(entry(zip, Manifest.ENTRY))) {
            Manifest manifest = JSON.readValue(content, Manifest.class);
            if (manifest.format() != Manifest.FORMAT) {
                throw new Refusal(file + " has format " + manifest.format() + ", this build reads " + Manifest.FORMAT);
            }
            for (Manifest.Part part : manifest.collections()) {
                if (!Databases.ALL.contains(part.database())) {
                    throw new Refusal(file + " holds " + part.database() + ", which is no database of Earnest");
                }
            }
            return manifest;
        } catch (JacksonException e) {
            throw new Refusal(file + " is no backup of Earnest: its manifest can't be read", e);
        }
    }

    private void documents(ZipFile zip, Manifest.Part part) throws IOException {
        MongoCollection<RawBsonDocument> into = clients.database(part.database())
                .withWriteConcern(WriteConcern.MAJORITY)
                .getCollection(part.collection(), RawBsonDocument.class);
        MessageDigest digest = Backup.sha256();
        List<RawBsonDocument> batch = new ArrayList<>();
        long documents = 0;
        int bytes = 0;
        try (DataInputStream content = new DataInputStream(
                new DigestInputStream(zip.getInputStream(entry(zip, part.documentsEntry())), digest))) {
            RawBsonDocument next = next(content);
            while (next != null) {
                batch.add(next);
                documents++;
                bytes += next.getByteBuffer().remaining();
                if (batch.size() == DOCUMENTS_AT_ONCE || bytes > BYTES_AT_ONCE) {
                    into.insertMany(batch);
                    batch.clear();
                    bytes = 0;
                }
                next = next(content);
            }
        }
        if (!batch.isEmpty()) {
            into.insertMany(batch);
        } else if (documents == 0) {
            clients.database(part.database()).createCollection(part.collection());
        }
        if (documents != part.documents()
                || !HexFormat.of().formatHex(digest.digest()).equals(part.sha256())) {
            throw new Refusal(part.name() + " is not what the manifest says: the file was changed");
        }
    }

    private static @Nullable RawBsonDocument next(DataInputStream content) throws IOException {
        int first = content.read();
        if (first < 0) {
            return null;
        }
        byte[] length = {(byte) first, content.readByte(), content.readByte(), content.readByte()};
        int bytes = (length[0] & 0xff) | (length[1] & 0xff) << 8 | (length[2] & 0xff) << 16 | (length[3] & 0xff) << 24;
        if (bytes < 5 || bytes > MOST_BYTES) {
            throw new EOFException("a document of " + bytes + " bytes");
        }
        byte[] whole = new byte[bytes];
        System.arraycopy(length, 0, whole, 0, 4);
        content.readFully(whole, 4, bytes - 4);
        return new RawBsonDocument(whole);
    }

    private void indexes(ZipFile zip, Manifest.Part part) throws IOException {
        String content;
        try (InputStream stream = zip.getInputStream(entry(zip, part.indexesEntry()))) {
            content = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Document> indexes = Document.parse(content).getList("indexes", Document.class);
        if (!indexes.isEmpty()) {
            clients.database(part.database())
                    .runCommand(new Document("createIndexes", part.collection()).append("indexes", indexes));
        }
    }

    private static ZipEntry entry(ZipFile zip, String name) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new Refusal("the file lacks " + name);
        }
        return entry;
    }
}
