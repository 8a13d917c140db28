package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever forgot to say beside whom a class may run would find out by a test that fails now and then. */
class SideBySideTest {

    @Test
    void eachClassSaysBesideWhomItRuns() throws IOException, URISyntaxException {
        assertThat(tests())
                .hasSizeGreaterThan(20)
                .filteredOn(test -> Stream.of(Alone.class, BesideOthers.class, OnFaultSystem.class)
                                .filter(test::isAnnotationPresent)
                                .count()
                        != 1)
                .as(
                        "classes that have not one of @Alone, @BesideOthers, @OnFaultSystem; README.md says what each means")
                .isEmpty();
    }

    private static List<? extends Class<?>> tests() throws IOException, URISyntaxException {
        Path folder =
                Path.of(SideBySideTest.class.getResource("SideBySideTest.class").toURI());
        try (Stream<Path> files = Files.list(folder.getParent())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.class") && !name.equals("SideBySideTest.class"))
                    .map(name -> load(name.replace(".class", "")))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            // Not initialised: nobody wants a system started for this.
            return Class.forName(
                    SideBySideTest.class.getPackageName() + "." + name, false, SideBySideTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
