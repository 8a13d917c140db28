package io.earnest.profile.admin;

import io.earnest.chassis.Ids;
import io.earnest.chassis.api.Answers;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.ProfileStore;
import io.earnest.profile.profile.Profiles;
import io.earnest.profile.rewards.Ledger;
import io.earnest.profile.rewards.LedgerEntries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What operators see of the ledger. */
@RestController
@Tag(name = "Operators")
class EntryController {
    private final Profiles profiles;
    private final ProfileStore store;
    private final Ledger ledger;
    private final AuditStore audit;
    private final Clock clock;

    EntryController(Profiles profiles, ProfileStore store, Ledger ledger, AuditStore audit, Clock clock) {
        this.profiles = profiles;
        this.store = store;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    @Answers(404)
    @GetMapping("/api/admin/entries")
    @Operation(
            summary = "Entries of a profile, of an article, or of both, with all their postings",
            description =
                    "They tell which account paid for which comment, so each look is in the audit. A posting has the profile's"
                            + " `handle` beside its account, as it is now.")
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
        Map<String, String> handles = handlesIn(found.items());
        return new Page<>(
                found.items().stream().map(entry -> entry(entry, handles)).toList(), found.next());
    }

    /** By the account, of all profiles that take part; one that was deleted has its account alone. */
    private Map<String, String> handlesIn(List<Map<String, Object>> entries) {
        List<String> accounts = entries.stream()
                .flatMap(EntryController::postings)
                .map(posting -> String.valueOf(posting.get("account")))
                .filter(Ids::isId)
                .distinct()
                .toList();
        return store.byIds(accounts).stream()
                .filter(profile -> !profile.deleted())
                .collect(Collectors.toMap(Profile::id, Profile::handle));
    }

    private static Stream<Map<?, ?>> postings(Map<String, Object> entry) {
        return entry.get("postings") instanceof List<?> legs
                ? legs.stream().filter(Map.class::isInstance).map(leg -> (Map<?, ?>) leg)
                : Stream.empty();
    }

    /** A posting with the handle of its profile beside the account, as it is now. */
    private static Map<Object, Object> named(Map<?, ?> posting, Map<String, String> handles) {
        Map<Object, Object> named = new LinkedHashMap<>(posting);
        String handle = handles.get(String.valueOf(posting.get("account")));
        if (handle != null) {
            named.put("handle", handle);
        }
        return named;
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

    private static Map<String, Object> entry(Map<String, Object> kept, Map<String, String> handles) {
        Map<String, Object> shown = new LinkedHashMap<>();
        kept.forEach((name, value) -> shown.put(
                switch (name) {
                    case "key" -> "id";
                    case "article" -> "articleId";
                    case "comment" -> "commentId";
                    default -> name;
                },
                value));
        shown.computeIfPresent(
                "postings",
                (name, legs) ->
                        postings(kept).map(posting -> named(posting, handles)).toList());
        return shown;
    }
}
