package io.earnest.profile.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.earnest.chassis.testing.Hostile;
import io.earnest.chassis.web.ClientNetwork;
import io.earnest.profile.password.Turns.Slot;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Hostile
class TurnsTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final PasswordProperties.Waiting SIX_AND_FOUR = new PasswordProperties.Waiting(6, 4, 3);

    private final Turns turns = new Turns(2, SIX_AND_FOUR);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    /** Who got a slot, or "refused: who", in that order. */
    private final BlockingQueue<String> served = new LinkedBlockingQueue<>();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void strangersLeaveASlotToWhoIsKnown() throws Exception {
        assertThat(turns.take(stranger("203.0.113.1"), LONG)).isEqualTo(Slot.OPEN);
        assertThatThrownBy(() -> turns.take(stranger("203.0.113.2"), Duration.ofMillis(1)))
                .isInstanceOf(RejectedExecutionException.class);
        assertThat(turns.take(known("203.0.113.3"), Duration.ZERO)).isEqualTo(Slot.KEPT);
    }

    @Test
    void theKnownLeaveOneToStrangers() throws Exception {
        Slot one = turns.take(known("203.0.113.1"), LONG);
        Slot two = turns.take(known("203.0.113.1"), LONG);
        assertThat(List.of(one, two)).containsExactlyInAnyOrder(Slot.KEPT, Slot.OPEN);
        waits("known", known("203.0.113.1"));
        waits("stranger", stranger("203.0.113.2"));
        turns.release(Slot.OPEN);
        assertThat(next()).isEqualTo("stranger");
    }

    @Test
    void eachNetworkHasItsTurnBeforeTheSecondOfAnother() throws Exception {
        Slot slot = turns.take(stranger("203.0.113.9"), LONG);
        waits("a1", stranger("203.0.113.1"));
        waits("a2", stranger("203.0.113.1"));
        waits("a3", stranger("203.0.113.1"));
        waits("b1", stranger("203.0.113.2"));
        waits("c1", stranger("2001:db8:1:1::1"));
        waits("c2", stranger("2001:db8:1:2::1"));
        for (String expected : List.of("a1", "b1", "c1", "a2", "c2", "a3")) {
            turns.release(slot);
            assertThat(next()).isEqualTo(expected);
        }
    }

    @Test
    void aNetworkThatTakesAllPlacesKeepsOutItselfAlone() throws Exception {
        Slot slot = turns.take(stranger("203.0.113.9"), LONG);
        for (int i = 1; i <= 3; i++) {
            waits("a" + i, stranger("203.0.113.1"));
            waits("b" + i, stranger("2001:db8:1:" + i + "::1"));
        }
        assertThatThrownBy(() -> turns.take(stranger("203.0.113.1"), LONG))
                .as("a fourth of its own")
                .isInstanceOf(RejectedExecutionException.class);
        waits("newcomer", stranger("203.0.113.3"));
        assertThat(next()).matches("refused: [ab]3");
        for (String expected : List.of("a1", "b1", "newcomer")) {
            turns.release(slot);
            assertThat(next()).isEqualTo(expected);
        }
    }

    @Test
    void whoWaitedLongEnoughLeavesTheRow() throws Exception {
        Slot slot = turns.take(stranger("203.0.113.9"), LONG);
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> turns.take(stranger("203.0.113.1"), Duration.ofMillis(1)))
                    .isInstanceOf(RejectedExecutionException.class);
        }
        turns.release(slot);
        assertThat(turns.take(stranger("203.0.113.1"), Duration.ZERO)).isEqualTo(Slot.OPEN);
    }

    @Test
    void aWaitThatIsInterruptedTakesNoSlotAlong() throws Exception {
        Slot slot = turns.take(stranger("203.0.113.9"), LONG);
        waits("interrupted", stranger("203.0.113.1"));
        threads.shutdownNow();
        assertThat(next()).isEqualTo("refused: interrupted");
        turns.release(slot);
        assertThat(turns.take(stranger("203.0.113.2"), Duration.ZERO)).isEqualTo(Slot.OPEN);
    }

    @Test
    void aSingleSlotServesEverybody() throws Exception {
        Turns one = new Turns(1, SIX_AND_FOUR);
        one.release(one.take(known("203.0.113.1"), LONG));
        one.release(one.take(stranger("203.0.113.1"), LONG));
    }

    /** Waits in a thread of its own, and is in the row before this returns. */
    private void waits(String name, Applicant who) {
        Thread[] waiting = new Thread[1];
        threads.submit(() -> {
            waiting[0] = Thread.currentThread();
            try {
                turns.take(who, LONG);
                served.add(name);
            } catch (RejectedExecutionException | InterruptedException e) {
                served.add("refused: " + name);
            }
        });
        await().until(() -> waiting[0] != null && waiting[0].getState() == Thread.State.TIMED_WAITING);
    }

    private String next() throws InterruptedException {
        return served.poll(30, TimeUnit.SECONDS);
    }

    private static Applicant stranger(String address) {
        return new Applicant(ClientNetwork.of(address), false);
    }

    private static Applicant known(String address) {
        return new Applicant(ClientNetwork.of(address), true);
    }
}
