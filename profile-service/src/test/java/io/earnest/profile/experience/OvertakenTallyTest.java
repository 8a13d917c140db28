package io.earnest.profile.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import io.earnest.profile.notification.ProfileNews;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.ProfileStore;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OvertakenTallyTest {
    private final ExperienceStore store = mock(ExperienceStore.class);
    private final ProfileStore profiles = mock(ProfileStore.class);
    private final Experience experience = new Experience(store, profiles, mock(ProfileNews.class), Clock.systemUTC());

    @Test
    void whoIsOvertakenEachTimeGivesUpAndTheEventStaysOwed() {
        AtomicInteger tries = new AtomicInteger();
        doReturn(Optional.of(mock(Profile.class))).when(profiles).byId("ada");
        doAnswer(call -> call.getArgument(0)).when(store).keep(any());
        doReturn(Optional.empty()).when(store).tally(any());
        doAnswer(call -> {
                    assertThat(tries.incrementAndGet()).isLessThan(10_000);
                    return false;
                })
                .when(store)
                .write(any());
        assertThatIllegalStateException()
                .isThrownBy(() -> experience.count("article-read:a:ada", "ada", Kind.READING))
                .withMessageContaining("the tally ada:");
    }
}
