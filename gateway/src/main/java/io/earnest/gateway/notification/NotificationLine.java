package io.earnest.gateway.notification;

import io.earnest.gateway.notification.Services.Told;
import io.earnest.gateway.page.Words;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A notification in words.
 *
 * @param articleId the article that it is about, whose title script puts in
 * @param reason why, in the words of who decided
 * @param removed what a removed comment said
 * @param appeal how the appeal stands, in words; null where there is none
 */
public record NotificationLine(
        String id,
        String text,
        String link,
        Instant at,
        boolean read,
        @Nullable String articleId,
        @Nullable String reason,
        @Nullable String removed,
        boolean appealable,
        @Nullable String appeal) {

    static NotificationLine of(Told told) {
        Map<String, String> details = told.details();
        return new NotificationLine(
                told.id(),
                text(told),
                // A path of ours, whatever a service says: "//" would lead elsewhere.
                told.link().startsWith("/") && !told.link().startsWith("//") ? told.link() : "/notifications",
                told.at(),
                told.read(),
                details.get("articleId"),
                given(details.get("reason")),
                given(details.get("text")),
                told.appealable(),
                appeal(told.appeal()));
    }

    public String day() {
        return Words.day(at);
    }

    public String minute() {
        return Words.minute(at);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static String text(Told told) {
        Map<String, String> details = told.details();
        return switch (told.kind()) {
            case "article-commented" -> "Somebody commented on your article";
            case "comment-answered" -> "Somebody answered your comment";
            case "comment-liked" ->
                told.count() == 1 ? "Your comment was liked" : "Your comment was liked by " + told.count() + " people";
            case "comment-valued" -> "Your comment is valued: enough readers liked it";
            case "article-plussed" ->
                told.count() == 1 ? "Your article got a plus" : "Your article has " + told.count() + " pluses";
            case "paid-later" -> "Booked now, after waiting for the ledger: " + deed(details) + twei(details);
            case "refused-later" -> "The ledger refused what had waited for it: " + deed(details);
            case "comment-removed" -> "A moderator removed your comment";
            case "article-removed" -> "A moderator removed your article" + title(details);
            case "level-reached" -> level(details);
            case "account-suspended" ->
                details.containsKey("commentId")
                        ? "Your account is suspended, for a comment of yours"
                        : "Your account is suspended";
            case "suspension-ended" -> "Your account is no longer suspended";
            case "roles-set" -> roles(details);
            case "entry-reversed" -> "An entry in your wallet was reversed" + twei(details);
            case "appeal-answered" ->
                "TAKEN_BACK".equals(details.get("verdict"))
                        ? "Your appeal was granted: " + of(details) + " is taken back"
                        : "Your appeal was answered: " + of(details) + " stands";
            default -> "Something happened that concerns you";
        };
    }

    private static String level(Map<String, String> details) {
        String opens = details.getOrDefault("opens", "");
        String reached = "You reached LVL " + details.getOrDefault("level", "");
        return opens.isEmpty() ? reached : reached + ", which opens: " + opens;
    }

    private static String roles(Map<String, String> details) {
        String roles = details.getOrDefault("roles", "");
        return roles.isEmpty() ? "You have no special role any more" : "Your roles now: " + roles;
    }

    private static String deed(Map<String, String> details) {
        return "your " + details.getOrDefault("what", "action");
    }

    private static String of(Map<String, String> details) {
        return switch (details.getOrDefault("of", "")) {
            case "account-suspended" -> "the suspension";
            case "comment-removed" -> "the removal of your comment";
            default -> "the removal of your article" + title(details);
        };
    }

    private static String title(Map<String, String> details) {
        String title = details.getOrDefault("title", "");
        return title.isEmpty() ? "" : " \u201c" + title + "\u201d";
    }

    private static String twei(Map<String, String> details) {
        try {
            String twei = details.get("twei");
            return twei == null ? "" : String.format(Locale.ROOT, ", %s Twei", Words.signed(Long.parseLong(twei)));
        } catch (NumberFormatException e) {
            return "";
        }
    }

    private static @Nullable String appeal(@Nullable String state) {
        return switch (state) {
            case null -> null;
            case "OPEN" -> "Your appeal waits for its answer.";
            case "TAKEN_BACK" -> "Your appeal was granted.";
            default -> "Your appeal was answered: it stands.";
        };
    }
}
