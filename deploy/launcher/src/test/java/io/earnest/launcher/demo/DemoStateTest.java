package io.earnest.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.launcher.system.DataDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoStateTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsThereIsKnownAtTheNextStart() {
        DataDirectory data = new DataDirectory(folder);
        DemoState state = new DemoState(data);
        assertThat(state.wanted()).isFalse();

        state.want();
        assertThat(state.wanted()).isTrue();
        assertThat(state.begun()).isFalse();
        state.begin();
        assertThat(state.begun()).isTrue();
        assertThat(state.made()).isFalse();
        String password = state.password();

        state.noteMade();
        // What the next start begins with: the rest is made, and what is there is not made to wait for.
        DemoState next = new DemoState(data);
        next.begin();
        assertThat(next.made()).isTrue();
        assertThat(next.begun()).isTrue();
        assertThat(next.wanted()).isTrue();
        assertThat(next.password()).isEqualTo(password);

        next.close();
        assertThat(next.wanted()).isFalse();
    }

    @Test
    void aPasswordWithSuchAWordInItSaysNothing() {
        DataDirectory data = new DataDirectory(folder);
        data.write("demo", "done-made-begun-abcd\nwanted\n");
        DemoState state = new DemoState(data);
        assertThat(state.wanted()).isTrue();
        assertThat(state.begun()).isFalse();
        assertThat(state.made()).isFalse();
    }
}
