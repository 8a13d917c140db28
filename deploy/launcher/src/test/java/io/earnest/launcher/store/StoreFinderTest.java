package io.earnest.launcher.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import io.earnest.launcher.system.DataDirectory;
import io.earnest.launcher.system.ProcessRecords;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFinderTest {

    @TempDir
    Path folder;

    private final Console console = new Console(new PrintStream(new ByteArrayOutputStream()), false);
    private DataDirectory data;
    private Path mongod;

    @BeforeEach
    void aMongodOnThePath() throws Exception {
        data = new DataDirectory(folder.resolve("data"));
        mongod = Files.createFile(folder.resolve("mongod"));
        assertThat(mongod.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void the_store_asked_for_comes_before_the_environment_s_and_that_before_the_path_s() {
        StoreFinder finder = finder(Map.of("MONGODB_URI", "mongodb://b/", "PATH", folder.toString()));

        assertThat(finder.choose(Optional.of("mongodb://a/"), data)).isEqualTo(new StoreChoice.Running("mongodb://a/"));
        assertThat(finder.choose(Optional.empty(), data)).isEqualTo(new StoreChoice.Running("mongodb://b/"));
        assertThat(finder(Map.of("PATH", "/nowhere:" + folder)).choose(Optional.empty(), data))
                .isEqualTo(new StoreChoice.OwnMongod(mongod, "on the PATH"));
    }

    @Test
    void data_that_began_embedded_stay_there() {
        data.write("store", "embedded\n");

        assertThat(finder(Map.of("PATH", folder.toString())).choose(Optional.empty(), data))
                .isEqualTo(new StoreChoice.Embedded());
    }

    @Test
    void the_embedded_server_can_be_asked_for_but_not_for_the_data_of_a_mongod() {
        StoreFinder finder = finder(Map.of("PATH", folder.toString()));

        assertThat(finder.choose(Optional.of("embedded"), data)).isEqualTo(new StoreChoice.Embedded());
        assertThat(finder.choose(Optional.empty(), data)).isEqualTo(new StoreChoice.Embedded());

        data.write("store", "mongod\n");
        assertThatThrownBy(() -> finder.choose(Optional.of("embedded"), data))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("belongs to a mongod");
    }

    @Test
    void an_address_that_nobody_answers_at_is_one_clear_line() {
        Stores stores = new Stores(data, new ProcessRecords(data), console);

        assertThatThrownBy(() -> stores.start(new StoreChoice.Running("mongodb://user:secret@127.0.0.1:1/")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("No MongoDB answers at 127.0.0.1:1")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> stores.start(new StoreChoice.Running("http://127.0.0.1/")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("can't be read");
    }

    private StoreFinder finder(Map<String, String> environment) {
        return new StoreFinder(environment, console);
    }
}
