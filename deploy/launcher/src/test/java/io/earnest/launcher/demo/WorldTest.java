package io.earnest.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorldTest {
    private final World world = World.load();
    private final Map<String, World.Person> people =
            world.profiles().stream().collect(Collectors.toMap(World.Person::handle, Function.identity()));

    @Test
    void it_holds_four_articles_and_eight_profiles_at_different_levels() {
        assertThat(world.articles()).hasSize(4);
        assertThat(people).hasSize(8);
        assertThat(world.profiles().stream().map(World.Person::level).distinct())
                .hasSize(8);
        assertThat(people).containsKey(world.shown());
    }

    @Test
    void everybody_may_do_what_they_do() {
        for (String name : world.articles()) {
            assertThat(person(World.text(name).author()).level()).isGreaterThanOrEqualTo(15);
        }
        for (World.Comment comment : world.comments()) {
            assertThat(person(comment.by()).level()).isGreaterThanOrEqualTo(13);
            assertThat(world.articles()).contains(comment.article());
            atLeast(5, comment.likes());
            atLeast(8, comment.dislikes());
            assertThat(comment.likes()).doesNotContain(comment.by());
        }
        world.readings().forEach((reader, readings) -> {
            for (World.Reading reading : readings) {
                assertThat(World.text(reading.article()).author()).isNotEqualTo(reader);
                if (reading.rating() != null) {
                    assertThat(person(reader).level())
                            .isGreaterThanOrEqualTo(reading.rating().equals("PLUS") ? 2 : 5);
                }
            }
        });
    }

    @Test
    void everybody_can_pay_for_it() {
        for (World.Person person : world.profiles()) {
            long articles = world.articles().stream()
                    .filter(name -> World.text(name).author().equals(person.handle()))
                    .count();
            long comments = world.comments().stream()
                    .filter(comment -> comment.by().equals(person.handle()))
                    .count();
            long dislikes = world.comments().stream()
                    .filter(comment ->
                            comment.dislikes() != null && comment.dislikes().contains(person.handle()))
                    .count();
            assertThat(20 + person.twei())
                    .isGreaterThanOrEqualTo((int) (20 * articles + 4 * comments + 2 * dislikes + 2));
        }
    }

    @Test
    void each_text_has_a_title_tags_and_at_least_500_words() {
        for (String name : world.articles()) {
            World.Text text = World.text(name);
            assertThat(text.title()).isNotBlank();
            assertThat(text.tags()).isNotEmpty().hasSizeLessThanOrEqualTo(5);
            assertThat(text.body().split("\\s+")).hasSizeBetween(500, 900);
        }
    }

    private World.Person person(String handle) {
        assertThat(people).containsKey(handle);
        return people.get(handle);
    }

    private void atLeast(int level, List<String> handles) {
        for (String handle : handles == null ? List.<String>of() : handles) {
            assertThat(person(handle).level()).isGreaterThanOrEqualTo(level);
        }
    }
}
