package io.earnest.comment.comment;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;
import io.earnest.comment.RunningService;
import org.junit.jupiter.api.Test;

class CommentIdsTest {
    @Test
    void allProcessesGiveARequestTheSameId() throws Exception {
        MongoDatabase database = TestStores.embedded();
        var ids = RunningService.atOnce(16, () -> new CommentIds(database).of("request"));
        assertThat(ids).containsOnly(new CommentIds(database).of("request"));
        assertThat(new CommentIds(database).of("another")).isNotIn(ids);
        assertThat(new CommentIds(TestStores.embedded()).of("request")).isNotIn(ids);
    }
}
