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
        assertThat(answer("two")).isEqualTo(new Kept.Copy<>("two", clock.instant(), false));
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
                    assertThat(answer("two")).isEqualTo(new Kept.Copy<>("two", clock.instant(), false));
                    throw new IllegalStateException("the slow one");
                }))
                .isInstanceOf(IllegalStateException.class);

        clock.forward(6);
        Kept.Copy<String> slow = kept.get("key", () -> {
            assertThat(kept.get("key", down())).isEqualTo(new Kept.Copy<>("two", then.plusSeconds(6), true));
            return "three";
        });
        assertThat(slow).isEqualTo(new Kept.Copy<>("three", clock.instant(), false));
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
        assertThat(failed).isEqualTo(new Kept.Copy<>("four", clock.instant(), false));
        assertThat(answer("not asked").value()).isEqualTo("four");
    }

    @Test
    void anOutageIsBridgedWithTheLastCopyMarkedAsOld() {
        Instant then = clock.instant();
        answer("one");
        clock.forward(60);
        assertThat(kept.get("key", down())).isEqualTo(new Kept.Copy<>("one", then, true));
        assertThat(answer("not asked again at once").value()).isEqualTo("one");
        clock.forward(3);
        assertThat(answer("back")).isEqualTo(new Kept.Copy<>("back", clock.instant(), false));
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
