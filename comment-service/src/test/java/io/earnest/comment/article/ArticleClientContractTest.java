package io.earnest.comment.article;

import static io.earnest.chassis.testing.contract.Exchange.gives;
import static io.earnest.chassis.testing.contract.Exchange.problem;
import static io.earnest.chassis.testing.contract.Exchange.tells;

import io.earnest.chassis.testing.contract.Contract;
import io.earnest.chassis.testing.contract.ContractStubs;
import io.earnest.chassis.testing.contract.Exchange;
import io.earnest.comment.Clients;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArticleClientContractTest {
    private static final String BEES = "bees000000000000000a";
    private static final String AUTHOR = "author0000000000000a";

    private final Articles articles = Clients.bean(Articles.class);

    static List<Contract> contracts() {
        return Contract.of("comment-service", "article-service");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAsksAndReadsAsAgreed(Contract contract) {
        new ContractStubs(Clients.PEER, Clients::behaveAgain).check(contract, exchange(contract));
    }

    private Exchange exchange(Contract contract) {
        return switch (contract.name()) {
            case "article" ->
                gives(new Article(BEES, AUTHOR, Article.Status.PUBLISHED, "On bees"), () -> articles.now(BEES));
            case "article-deleted" ->
                gives(new Article(BEES, AUTHOR, Article.Status.DELETED, null), () -> articles.now(BEES));
            case "article-draft" ->
                gives(new Article(BEES, AUTHOR, Article.Status.UNPUBLISHED, "On bees"), () -> articles.now(BEES));
            case "article-unknown" -> problem(404, () -> articles.now("gone0000000000000000"));
            case "comment-count" -> tells(() -> articles.commentCount(BEES, 3, 17));
            case "comment-count-of-nothing" -> tells(() -> articles.commentCount("gone0000000000000000", 3, 17));
            default -> Exchange.unknown(contract);
        };
    }
}
