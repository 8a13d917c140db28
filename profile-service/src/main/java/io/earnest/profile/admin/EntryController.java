package io.earnest.profile.admin;

import io.earnest.chassis.Ids;
import io.earnest.chassis.api.Answers;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.Profiles;
import io.earnest.profile.rewards.Ledger;
import io.earnest.profile.rewards.LedgerEntries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What operators see of the ledger. */
@RestController
@Tag(name = "Operators")
class EntryController {
    private final Profiles profiles;
    private final Ledger ledger;
    private final AuditStore audit;
    private final Clock clock;

    EntryController(Profiles profiles, Ledger ledger, AuditStore audit, Clock clock) {
        this.profiles = profiles;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    @Answers(404)
    @GetMapping("/api/admin/entries")
    @Operation(
            summary = "Entries of a profile, of an article, or of both, with all their postings",
            description = "They tell which account paid for which comment, so each look is in the audit.")
    Page<Map<String, Object>> entries(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String handle,
            @RequestParam(required = false) @Nullable String articleId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Profile operator = profiles.requireOperator(viewer);
        String ofProfile = given(handle);
        String ofArticle = given(articleId);
        if (ofProfile == null && ofArticle == null) {
            throw Problem.invalid("handle", "give a handle, an articleId, or both")
                    .exception();
        }
        String account = ofProfile == null ? null : profiles.required(ofProfile).id();
        String article = ofArticle == null ? null : Ids.ofSlug(ofArticle.toLowerCase(Locale.ROOT));
        LedgerEntries found = ledger.entries(account, article, cursor, Paging.limit(limit));
        note(operator, account, article);
        return new Page<>(found.items().stream().map(EntryController::entry).toList(), found.next());
    }

    /** A form sends what was not filled in as empty. */
    private static @Nullable String given(@Nullable String parameter) {
        return parameter == null || parameter.isBlank() ? null : parameter.strip();
    }

    /** Before anything is shown: without a store there is no look. */
    private void note(Profile operator, @Nullable String account, @Nullable String article) {
        audit.append(new AuditRecord(
                Ids.random(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                operator.id(),
                "entries-read",
                account != null ? account : String.valueOf(article),
                account != null && article != null ? "for article " + article : "",
                AuditRecord.Status.DONE,
                null,
                null,
                null,
                null));
    }

    private static Map<String, Object> entry(Map<String, Object> kept) {
        Map<String, Object> shown = new LinkedHashMap<>();
        kept.forEach((name, value) -> shown.put(
                switch (name) {
                    case "key" -> "id";
                    case "article" -> "articleId";
                    case "comment" -> "commentId";
                    default -> name;
                },
                value));
        return shown;
    }
}
