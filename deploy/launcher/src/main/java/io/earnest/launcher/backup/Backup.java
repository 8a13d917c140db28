package io.earnest.launcher.backup;

import com.mongodb.MongoException;
import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes all stores into one file that its owner alone can read: a zip with each collection's documents as BSON one behind
 * another, its indexes, and at the end what all of it is. The file is there whole or not at all.
 */
public final class Backup {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Source source;
    private final Console console;

    Backup(Source source, Console console) {
        this.source = source;
        this.console = console;
    }

    /** Writes the file and returns how many documents it holds. */
    long write(Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            long documents;
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part), StandardCharsets.UTF_8)) {
                documents = write(zip);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return documents;
        } catch (MongoException e) {
            throw new Refusal("The store could not be read to the end, nothing was kept: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new Refusal(file + " can't be written: " + e.getMessage(), e);
        } finally {
            part.toFile().delete();
        }
    }

    private long write(ZipOutputStream zip) throws IOException {
        List<Manifest.Part> parts = new ArrayList<>();
        long documents = 0;
        for (String database : Databases.ALL) {
            for (String collection : source.collections(database)) {
                console.live("Reading " + database + "." + collection + " …");
                Manifest.Part part = documents(zip, database, collection);
                put(zip, part.indexesEntry(), indexes(database, collection));
                parts.add(part);
                documents += part.documents();
            }
        }
        console.quiet();
        String at = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        put(
                zip,
                Manifest.ENTRY,
                JSON.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(new Manifest(Manifest.FORMAT, at, source.point(), parts)));
        return documents;
    }

    private Manifest.Part documents(ZipOutputStream zip, String database, String collection) throws IOException {
        Manifest.Part place = new Manifest.Part(database, collection, 0, 0, "");
        zip.putNextEntry(new ZipEntry(place.documentsEntry()));
        MessageDigest digest = sha256();
        long documents = 0;
        long bytes = 0;
        for (RawBsonDocument document : source.read(database, collection)) {
            ByteBuffer buffer = document.getByteBuffer().asNIO();
            byte[] whole = new byte[buffer.remaining()];
            buffer.get(whole);
            digest.update(whole);
            ((OutputStream) zip).write(whole);
            documents++;
            bytes += whole.length;
        }
        zip.closeEntry();
        return new Manifest.Part(
                database, collection, documents, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private String indexes(String database, String collection) {
        return new Document("indexes", source.indexes(database, collection)).toJson();
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
