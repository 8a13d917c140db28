package io.earnest.chassis.notification;

import io.earnest.chassis.api.Answers;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Appeals against what this service decided; the gateway serves all services' at the same addresses. */
@RestController
@Tag(name = "Appeals")
class AppealController {
    private final Appeals appeals;

    AppealController(Appeals appeals) {
        this.appeals = appeals;
    }

    record NewAppeal(
            @NotBlank @Size(max = Appeals.MOST_CHARACTERS) String text) {}

    record AppealView(String id, Appeal.State state, Instant at) {}

    /**
     * An appeal that waits, to who may answer it. It does not say who appeals.
     *
     * @param kind of the notification that it is against, with its link and details
     * @param mine whether the viewer sent it, and so can't answer it
     */
    record OpenAppeal(
            String id, String kind, Instant at, String link, Map<String, String> details, String text, boolean mine) {}

    /** @param total how many wait, counted to at most 100 */
    record OpenAppeals(List<OpenAppeal> items, @Nullable String next, int total) {}

    /** What is decided about an appeal. */
    enum Verdict {
        STANDS(Appeal.State.STANDS),
        TAKEN_BACK(Appeal.State.TAKEN_BACK);

        private final Appeal.State state;

        Verdict(Appeal.State state) {
            this.state = state;
        }
    }

    record NewAnswer(
            @NotNull Verdict verdict,
            @NotBlank @Size(max = 500) String reason) {}

    @Answers({201, 404, 409})
    @PostMapping("/api/notifications/{id}/appeal")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Appeal, once, against what a notification tells",
            description = "409 already-appealed where another text was sent. The answer will be a notification.")
    AppealView send(Viewer viewer, @PathVariable String id, @Valid @RequestBody NewAppeal appeal) {
        Appeal sent = appeals.send(viewer, id, clean(appeal.text, "text"));
        return new AppealView(sent.id(), sent.state(), sent.at());
    }

    @GetMapping("/api/moderation/appeals")
    @Operation(summary = "Appeals that wait for an answer, the longest waiting first; it is not told whose they are")
    OpenAppeals open(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        appeals.requireDecider(viewer);
        int most = Paging.limit(limit);
        List<String> parts = Paging.parts(cursor, 1);
        Page<Appeal> page = Page.of(
                appeals.open(parts == null ? null : parts.getFirst(), most + 1),
                most,
                a -> Paging.cursor(a.position()));
        return new OpenAppeals(
                page.items().stream().map(a -> view(a, viewer)).toList(), page.next(), appeals.countOpen());
    }

    private static OpenAppeal view(Appeal appeal, Viewer viewer) {
        return new OpenAppeal(
                appeal.id(),
                appeal.kind(),
                appeal.at(),
                appeal.link(),
                appeal.details(),
                appeal.text(),
                appeal.profile().equals(viewer.id()));
    }

    @Answers({404, 409})
    @PostMapping("/api/moderation/appeals/{id}/answer")
    @Operation(
            summary = "Answer an appeal: what was decided stands, or is taken back",
            description = "Final, in the audit, and told to who appealed with its reason. 409 already-decided.")
    AppealView answer(Viewer viewer, @PathVariable String id, @Valid @RequestBody NewAnswer answer) {
        Appeal answered = appeals.answer(viewer, id, answer.verdict.state, clean(answer.reason, "reason"));
        return new AppealView(answered.id(), answered.state(), answered.at());
    }

    private static String clean(String text, String field) {
        String clean = text.strip();
        if (clean.isEmpty()) {
            throw Problem.invalid(field, "must say why").exception();
        }
        return clean;
    }
}
