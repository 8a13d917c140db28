package io.earnest.rewards.ledger.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TurnTakingTest {

    private final AtomicLong nanos = new AtomicLong();
    private final MemoryTurns turns = new MemoryTurns();
    private final TurnTaking one = new TurnTaking(turns, "one", nanos::get);
    private final TurnTaking two = new TurnTaking(turns, "two", nanos::get);

    @Test
    void who_comes_first_has_the_turn_and_keeps_it_while_nobody_waits() {
        assertThat(one.keeps()).isFalse();
        assertThat(one.take()).isTrue();
        pass(Duration.ofMinutes(1));
        assertThat(one.keeps()).isTrue();
        assertThat(two.keeps()).isFalse();
    }

    @Test
    void who_waits_gets_the_turn_after_a_while_and_the_other_gets_it_back() {
        one.take();
        assertThat(two.take()).isFalse();
        writeBlocks(one, 4);
        pass(Duration.ofMillis(40));
        assertThat(one.keeps()).isTrue();
        pass(Duration.ofMillis(20));
        assertThat(one.keeps()).isFalse();
        assertThat(one.take()).isFalse();
        assertThat(two.take()).isTrue();
        assertThat(two.keeps()).isTrue();
        writeBlocks(two, 3);
        pass(Duration.ofMillis(60));
        assertThat(two.keeps()).as("it had little of it yet").isTrue();
        pass(Duration.ofMillis(500));
        assertThat(two.keeps()).isFalse();
        assertThat(one.take()).isTrue();
    }

    @Test
    void a_turn_that_is_given_up_is_had_at_once() {
        one.take();
        one.release();
        assertThat(two.take()).isTrue();
        one.release();
        assertThat(two.keeps()).isTrue();
        assertThat(one.take()).isFalse();
        two.release();
        assertThat(one.take()).isTrue();
    }

    @Test
    void a_turn_that_nobody_hands_on_is_taken() {
        one.take();
        assertThat(two.take()).isFalse();
        pass(Duration.ofMillis(1_500));
        assertThat(two.take()).isFalse();
        pass(Duration.ofMillis(2_001));
        assertThat(two.take()).isTrue();
        assertThat(one.keeps()).as("it comes back to life").isFalse();
    }

    @Test
    void a_turn_is_not_taken_from_who_is_slow_and_says_so() {
        one.take();
        assertThat(two.take()).isFalse();
        for (int step = 0; step < 5; step++) {
            pass(Duration.ofMillis(1_500));
            one.alive();
            assertThat(two.take()).isFalse();
        }
        assertThat(one.keeps()).as("it is late in handing it on").isFalse();
        assertThat(two.take()).isTrue();
    }

    @Test
    void a_waiter_that_died_keeps_nobody_from_writing_for_long() {
        one.take();
        two.take();
        writeBlocks(one, 4);
        pass(Duration.ofMillis(60));
        assertThat(one.keeps()).isFalse();
        assertThat(one.take()).isFalse();
        assertThat(one.take()).isFalse();
        pass(Duration.ofMillis(2_001));
        assertThat(one.take()).isTrue();
    }

    @Test
    void of_three_each_has_its_turn() {
        TurnTaking three = new TurnTaking(turns, "three", nanos::get);
        one.take();
        assertThat(two.take()).isFalse();
        assertThat(three.take()).isFalse();
        writeBlocks(one, 4);
        pass(Duration.ofMillis(60));
        assertThat(one.keeps()).isFalse();
        assertThat(three.take()).isFalse();
        assertThat(two.take()).isTrue();
        assertThat(one.take()).isFalse();
        writeBlocks(two, 4);
        pass(Duration.ofMillis(60));
        assertThat(two.keeps()).isFalse();
        assertThat(three.take()).isTrue();
    }

    private static void writeBlocks(TurnTaking writer, int blocks) {
        for (int i = 0; i < blocks; i++) {
            writer.wrote();
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
