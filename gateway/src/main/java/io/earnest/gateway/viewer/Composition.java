package io.earnest.gateway.viewer;

import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.problem.Problem;
import io.earnest.gateway.session.SessionState;
import io.earnest.gateway.viewer.CommentPanels.Mine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Composes the viewer's panels, each from the service that owns it, in the viewer's own name. */
@Component
class Composition {
    private static final Peer ARTICLE = new Peer("article-service", "panels");
    private static final Peer COMMENT = new Peer("comment-service", "panels");
    private static final Peer PROFILE = new Peer("profile-service", "panels");
    private static final Peer REWARDS = new Peer("rewards-service", "panels");
    private static final int UNAUTHENTICATED = 401;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final Clients clients;
    private final CommentPrice price;
    private final Remote remote;
    private final Duration atMost;

    Composition(
            Clients clients, CommentPrice price, Remote remote, @Value("${earnest.viewer.at-most}") Duration atMost) {
        this.clients = clients;
        this.price = price;
        this.remote = remote;
        this.atMost = atMost;
    }

    @Component
    record Clients(ArticlePanels article, CommentPanels comment, ProfilePanels profile, RewardsPanels rewards) {}

    /**
     * The panels of one article.
     *
     * @param author whom the viewer may follow, by the handle
     * @param token the viewer's Authorization, passed on: no service takes the gateway's word for who asks
     * @throws io.earnest.chassis.problem.ProblemException 404 if there is no such article; 401 {@code session-ended} where
     *     profile-service, who gave the token, takes it no more
     */
    Panels of(String article, List<String> commentIds, @Nullable String author, String token) {
        Parts parts = new Parts(atMost);
        Future<JsonNode> me =
                parts.ask(() -> remote.once(PROFILE, () -> clients.profile().me(token, author)));
        Future<ArticlePanels.Mine> read =
                parts.ask(() -> remote.once(ARTICLE, () -> clients.article().mine(token, article)));
        Future<RewardsPanels.Mine> purse =
                parts.ask(() -> remote.once(REWARDS, () -> clients.rewards().mine(token, article)));
        Future<Mine> mine =
                parts.ask(() -> remote.once(COMMENT, () -> clients.comment().mine(token, article, commentIds)));
        Future<Panels.Price> comment = parts.ask(price::now);

        Part<JsonNode> self = parts.await("me", me);
        if (self instanceof Part.Absent<JsonNode>(int status) && status == UNAUTHENTICATED) {
            throw SessionState.ended().exception();
        }
        Part<ArticlePanels.Mine> reading = parts.await("reading", read);
        if (reading instanceof Part.Absent<ArticlePanels.Mine>(int status) && status == NOT_FOUND) {
            throw Problem.notFound("article").exception();
        }
        JsonNode person = self.orNull();
        ArticlePanels.Mine ofArticle = parts.await("rating", read).orNull();
        RewardsPanels.Mine wallet = parts.await("wallet", purse).orNull();
        JsonNode report = pnl(parts.await("pnl", purse).orNull());
        Mine own = parts.await("comments", mine).orNull();
        Panels.Price tribute = parts.await("price", comment).orNull();
        boolean deleted = reading instanceof Part.Absent<ArticlePanels.Mine>(int status) && status == GONE;
        return new Panels(
                person,
                ofArticle == null ? null : ofArticle.reading(),
                ofArticle == null ? null : ofArticle.rating(),
                ofArticle == null ? null : ofArticle.listed(),
                wallet == null ? null : wallet.wallet(),
                report,
                own == null ? null : new Panels.Comments(own.mine(), own.votes()),
                own == null ? null : box(own, deleted, tribute),
                parts.unavailable());
    }

    /** With the newest report in full, as {@code latest}. */
    private static @Nullable JsonNode pnl(RewardsPanels.@Nullable Mine mine) {
        if (mine != null
                && mine.pnl() instanceof ObjectNode offer
                && mine.latest().isObject()) {
            offer.set("latest", mine.latest());
        }
        return mine == null ? null : mine.pnl();
    }

    private static Panels.CommentBox box(Mine own, boolean deleted, Panels.@Nullable Price price) {
        return new Panels.CommentBox(
                own.allowed() && !deleted,
                deleted ? "deleted" : own.reason(),
                own.requiredLevel(),
                own.avatars(),
                own.fixedAvatarId(),
                price);
    }
}
