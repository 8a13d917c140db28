package io.earnest.profile.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelsTest {
    @ParameterizedTest
    @CsvSource({"0,1", "19,1", "20,2", "59,2", "60,3", "200,5", "559,7", "560,8", "1559,12", "1560,13", "3800,20"})
    void experienceReachesLevelsAsTheTableSays(long xp, int level) {
        assertThat(Levels.of(xp)).isEqualTo(level);
    }

    @Test
    void everyLevelBeginsExactlyWhereItsExperienceIsReached() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long xp = random.nextLong(1L << (1 + random.nextInt(50)));
            int level = Levels.of(xp);
            assertThat(Levels.xpFor(level)).as("seed 1, xp %d", xp).isLessThanOrEqualTo(xp);
            assertThat(Levels.xpFor(level + 1)).as("seed 1, xp %d", xp).isGreaterThan(xp);
        }
    }

    @Test
    void thereIsNoExperienceBelowZero() {
        assertThatThrownBy(() -> Levels.of(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "READING,1",
        "REPORTS,1",
        "PLUS,2",
        "MINUS,5",
        "LIKE,5",
        "DISLIKE,8",
        "COMMENT,13",
        "AVATAR,13",
        "PUBLISH,15"
    })
    void aLevelOpensAPrivilege(Privilege privilege, int level) {
        assertThat(privilege.unlocked(level, List.of())).isTrue();
        assertThat(privilege.unlocked(level - 1, List.of("moderator", "operator")))
                .isFalse();
    }

    @Test
    void theRoleAuthorOpensCommentingAndPublishingOnly() {
        assertThat(List.of(Privilege.values()))
                .filteredOn(privilege -> privilege.unlocked(0, List.of("author")))
                .containsExactly(Privilege.COMMENT, Privilege.PUBLISH);
    }
}
