package io.earnest.gateway.viewer;

import io.earnest.chassis.call.Remote;
import io.earnest.chassis.problem.Problem;
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
    private static final String ARTICLE = "article-service";
    private static final String COMMENT = "comment-service";
    private static final String PROFILE = "profile-service";
    private static final String REWARDS = "rewards-service";
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
     * @param token the viewer's Authorization, passed on: no service takes the gateway's word for who asks
     * @throws io.earnest.chassis.problem.ProblemException 404 if there is no such article
     */
    Panels of(String article, List<String> commentIds, String token) {
        Parts parts = new Parts(atMost);
        Future<JsonNode> me =
                parts.ask(() -> remote.once(PROFILE, () -> clients.profile().me(token)));
        Future<JsonNode> reading =
                parts.ask(() -> remote.once(ARTICLE, () -> clients.article().reading(token, article)));
        Future<JsonNode> rating =
                parts.ask(() -> remote.once(ARTICLE, () -> clients.article().rating(token, article)));
        Future<Panels.Wallet> wallet =
                parts.ask(() -> remote.once(REWARDS, () -> clients.rewards().wallet(token)));
        Future<JsonNode> pnl = parts.ask(() -> pnl(article, token));
        Future<Mine> mine =
                parts.ask(() -> remote.once(COMMENT, () -> clients.comment().mine(token, article, commentIds)));
        Future<Panels.Price> comment = parts.ask(price::now);

        Part<JsonNode> read = parts.await("reading", reading);
        if (read instanceof Part.Absent<JsonNode>(int status) && status == NOT_FOUND) {
            throw Problem.notFound("article").exception();
        }
        JsonNode person = parts.await("me", me).orNull();
        JsonNode rated = parts.await("rating", rating).orNull();
        Panels.Wallet purse = parts.await("wallet", wallet).orNull();
        JsonNode report = parts.await("pnl", pnl).orNull();
        Mine own = parts.await("comments", mine).orNull();
        Panels.Price tribute = parts.await("price", comment).orNull();
        boolean deleted = read instanceof Part.Absent<JsonNode>(int status) && status == GONE;
        return new Panels(
                person,
                read.orNull(),
                rated,
                purse,
                report,
                own == null ? null : new Panels.Comments(own.mine(), own.votes()),
                own == null ? null : box(own, deleted, tribute),
                parts.unavailable());
    }

    /** With the newest report in full, as {@code latest}. */
    private JsonNode pnl(String article, String token) {
        JsonNode pnl = remote.once(REWARDS, () -> clients.rewards().pnl(token, article));
        JsonNode newest = pnl.path("reports").path(0).path("id");
        if (pnl instanceof ObjectNode offer && newest.isString()) {
            offer.set("latest", remote.once(REWARDS, () -> clients.rewards().report(token, newest.asString())));
        }
        return pnl;
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
