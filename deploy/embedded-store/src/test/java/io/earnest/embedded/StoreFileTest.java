package io.earnest.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFileTest {
    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void write() {
        path = folder.resolve("store.mv");
        try (EmbeddedStore store = EmbeddedStore.start(path, 0, e -> {});
                MongoClient client = MongoClients.create(store.uri())) {
            for (int i = 0; i < 200; i++) {
                client.getDatabase("d").getCollection("things").insertOne(new Document("_id", i));
            }
        }
    }

    private List<Object> ids() {
        try (MVStore file = StoreFile.open(path)) {
            return new ArrayList<>(Maps.open(file, "d", "things").keyList());
        }
    }

    @Test
    void aTornEndIsLeftOutAndTheLastWholeVersionIsThere() throws IOException {
        byte[] torn = Arrays.copyOfRange(Files.readAllBytes(path), 8_192, 8_192 + 10_000);
        Files.write(path, torn, StandardOpenOption.APPEND);

        assertThat(ids()).hasSize(200);
    }

    @Test
    void aFileInUseIsRefusedInOneLine() {
        try (MVStore file = StoreFile.open(path)) {
            assertThatThrownBy(() -> StoreFile.open(path))
                    .isInstanceOf(StoreFileException.class)
                    .hasMessageContaining("is in use by another process")
                    .message()
                    .hasLineCount(1);
            assertThat(file.isClosed()).isFalse();
        }
    }

    @Test
    void aDamagedFileIsRefusedInOneLineAndLeftAsItIs() throws IOException {
        byte[] damaged = Files.readAllBytes(path);
        Arrays.fill(damaged, (byte) 7);
        Files.write(path, damaged);

        assertThatThrownBy(() -> StoreFile.open(path))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining("is damaged")
                .hasMessageContaining("move it away to begin with an empty store")
                .message()
                .hasLineCount(1);
        assertThat(Files.readAllBytes(path)).isEqualTo(damaged);
    }

    @Test
    void aFolderThatCantBeWrittenIsRefusedInOneLine() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> StoreFile.open(file.resolve("store.mv")))
                .isInstanceOf(StoreFileException.class)
                .message()
                .hasLineCount(1);
    }

    /** Each write leaves a replaced version behind; their space is taken again. */
    @Test
    void theFileDoesNotGrowWithTheNumberOfWrites() throws IOException {
        MVStore file = StoreFile.open(path);
        file.setRetentionTime(0);
        try (EmbeddedStore store = EmbeddedStore.start(file, 0, e -> {});
                MongoClient client = MongoClients.create(store.uri())) {
            var things = client.getDatabase("d").getCollection("things");
            for (int i = 0; i < 1_000; i++) {
                things.replaceOne(new Document("_id", i % 50), new Document("n", i).append("text", "x".repeat(500)));
            }
        }

        // Without it, 1,000 times at least 8 kB.
        assertThat(Files.size(path)).isLessThan(3 << 20);
    }
}
