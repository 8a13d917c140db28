package io.earnest.comment;

import static io.earnest.comment.RunningService.PEERS;
import static io.earnest.comment.RunningService.article;
import static io.earnest.comment.RunningService.person;

import io.earnest.chassis.Ids;
import io.earnest.chassis.notification.Appeals;
import io.earnest.chassis.notification.Notifications;
import io.earnest.chassis.notification.ToldSomebody;
import io.earnest.chassis.testing.contract.Contract;
import io.earnest.chassis.testing.contract.ContractReplay;
import io.earnest.chassis.testing.contract.ContractReplay.Given;
import io.earnest.comment.RunningService.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the other services rely on, as they wrote it down. */
class ContractWebTest {
    private static final String ARTICLE = "bees000000000000000a";
    private static final String COMMENT = "comment000000000000a";

    private final String article = article();

    static List<Contract> contracts() {
        return Contract.of("comment-service");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAnswersAsAgreed(Contract contract) {
        new ContractReplay(RunningService.URL, caller -> PEERS.keys.serviceBearer(caller, "comment-service"))
                .check(contract, given(contract));
    }

    private Given given(Contract contract) {
        return switch (contract.given()) {
            case "nothing" -> Given.NOTHING;
            case "somebody was told something" -> {
                Person told = person(13);
                yield ToldSomebody.of(RunningService.bean(Notifications.class), "comment", told.id(), told.bearer());
            }
            case "somebody has appealed, and the viewer may answer it" ->
                ToldSomebody.appealed(
                        RunningService.bean(Notifications.class),
                        RunningService.bean(Appeals.class),
                        "comment",
                        Ids.random(),
                        person(1, "moderator").bearer());
            case "the viewer is at level 4" ->
                new Given(Map.of(ARTICLE, article), person(4).bearer());
            case "a comment with a like, a dislike and a reply" -> {
                String comment =
                        person(13).commentAs(article, "leonardo", "Well said.").id();
                person(20).vote(comment, "LIKE");
                person(20).vote(comment, "DISLIKE");
                person(13).reply(article, comment, "Indeed.");
                yield new Given(Map.of(ARTICLE, article, COMMENT, comment), null);
            }
            case "the viewer has commented as leonardo and liked another comment" -> {
                Person viewer = person(13);
                String own = viewer.commentAs(article, "leonardo", "Well said.").id();
                String other = person(13).comment(article, "Indeed.").id();
                viewer.vote(other, "LIKE");
                yield new Given(Map.of(ARTICLE, article, COMMENT, other, "0wn0000000000000000a", own), viewer.bearer());
            }
            default -> Given.unknown(contract);
        };
    }
}
