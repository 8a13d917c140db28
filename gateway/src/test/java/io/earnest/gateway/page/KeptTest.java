package io.earnest.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class KeptTest {
    private final Hands clock = new Hands();
    private final AtomicInteger asked = new AtomicInteger();
    private final Kept<String, String> kept = new Kept<>(clock, Duration.ofSeconds(2), 100, text -> 1);

    @Test
    void aFreshCopyAsksNobody() {
        answer("one");
        assertThat(answer("two").value()).isEqualTo("one");
        assertThat(asked).hasValue(1);
    }

    @Test
    void aCopyThatIsNoLongerFreshIsFetchedAnew() {
        answer("one");
        clock.forward(3);
        assertThat(answer("two")).satisfies(is("two", clock.instant(), false));
    }

    @Test
    void whileOneFetchesTheOthersGoOnWithWhatThereIs() {
        answer("one");
        clock.forward(3);
        Kept.Copy<String> slow = kept.get("key", () -> {
            assertThat(answer("not asked").value()).isEqualTo("one");
            return "two";
        });
        assertThat(slow.value()).isEqualTo("two");
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatIsOldNobodyTakesForThePresentStateWithoutHavingAsked() {
        Instant then = clock.instant();
        answer("one");
        clock.forward(6);
        assertThatThrownBy(() -> kept.get("key", () -> {
                    assertThat(answer("two")).satisfies(is("two", clock.instant(), false));
                    throw new IllegalStateException("the slow one");
                }))
                .isInstanceOf(IllegalStateException.class);

        clock.forward(6);
        Kept.Copy<String> slow = kept.get("key", () -> {
            assertThat(kept.get("key", down())).satisfies(is("two", then.plusSeconds(6), true));
            return "three";
        });
        assertThat(slow).satisfies(is("three", clock.instant(), false));
    }

    @Test
    void anAnswerIsAsOldAsItsQuestion() {
        Instant then = clock.instant();
        Kept.Copy<String> slow = kept.get("key", () -> {
            clock.forward(2);
            return "one";
        });
        assertThat(slow.at()).isEqualTo(then);
        assertThat(answer("two").value()).isEqualTo("two");
    }

    @Test
    void aLateAnswerOrNoneDoesNotTakeThePlaceOfANewerOne() {
        answer("one");
        clock.forward(6);
        kept.get("key", () -> {
            clock.forward(1);
            answer("three");
            return "two";
        });
        assertThat(answer("not asked").value()).isEqualTo("three");

        clock.forward(6);
        Kept.Copy<String> failed = kept.get("key", () -> {
            clock.forward(1);
            answer("four");
            throw new RemoteUnavailable("article-service", "too slow");
        });
        assertThat(failed).satisfies(is("four", clock.instant(), false));
        assertThat(answer("not asked").value()).isEqualTo("four");
    }

    @Test
    void anOutageIsBridgedWithTheLastCopyMarkedAsOld() {
        Instant then = clock.instant();
        answer("one");
        clock.forward(60);
        assertThat(kept.get("key", down())).satisfies(is("one", then, true));
        assertThat(answer("not asked again at once").value()).isEqualTo("one");
        clock.forward(3);
        assertThat(answer("back")).satisfies(is("back", clock.instant(), false));
    }

    @Test
    void withoutACopyAnOutageIsAnOutage() {
        assertThatThrownBy(() -> kept.get("key", down())).isInstanceOf(RemoteUnavailable.class);
    }

    @Test
    void whatWasTakenAwayIsNotServedFromACopy() {
        answer("one");
        clock.forward(3);
        assertThatThrownBy(() -> kept.get("key", () -> {
                    throw new RemoteRefused("article-service", 410, "");
                }))
                .isInstanceOf(RemoteRefused.class);
        assertThatThrownBy(() -> kept.get("key", down())).isInstanceOf(RemoteUnavailable.class);
    }

    @Test
    void aCopySaysUntilWhenNobodyIsAskedForAnother() {
        Instant then = clock.instant();
        assertThat(answer("one").until()).isEqualTo(then.plusSeconds(2));
        clock.forward(1);
        assertThat(answer("two").until()).isEqualTo(then.plusSeconds(2));
        clock.forward(2);
        assertThat(kept.get("key", down()).until()).as("an old one, too").isEqualTo(then.plusSeconds(5));
    }

    private static Consumer<Kept.Copy<String>> is(String value, Instant at, boolean old) {
        return copy -> {
            assertThat(copy.value()).isEqualTo(value);
            assertThat(copy.at()).isEqualTo(at);
            assertThat(copy.old()).isEqualTo(old);
        };
    }

    private Kept.Copy<String> answer(String text) {
        return kept.get("key", () -> {
            asked.incrementAndGet();
            return text;
        });
    }

    private static Supplier<String> down() {
        return () -> {
            throw new RemoteUnavailable("article-service", "down");
        };
    }

    private static final class Hands extends Clock {
        private Instant now = Samples.AT;

        void forward(long seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
