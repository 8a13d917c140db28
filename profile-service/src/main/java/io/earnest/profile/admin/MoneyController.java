package io.earnest.profile.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.earnest.chassis.api.Answers;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.chassis.web.IdempotencyKey;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.Profiles;
import io.earnest.profile.rewards.Settlement;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What operators order of the ledger. */
@RestController
@RequestMapping("/api/admin")
@Tag(name = "Operators")
class MoneyController {
    private static final String TREASURY = "treasury";

    private final Profiles profiles;
    private final Orders orders;
    private final JsonMapper json;

    MoneyController(Profiles profiles, Orders orders, JsonMapper json) {
        this.profiles = profiles;
        this.orders = orders;
        this.json = json;
    }

    record GrantRequest(
            @NotNull @Min(1) @Max(1_000_000_000_000L) Long twei,
            @Nullable @Size(max = 100) String handle,
            @NotBlank @Size(max = 500) String note) {}

    record ReversalRequest(
            @NotBlank @Size(max = 200) String entryId,
            @NotBlank @Size(max = 500) String note) {}

    /**
     * An order and how it stands.
     *
     * @param id of its record in the audit
     * @param entryId natural key of the ledger's entry, as {@code GET /api/admin/entries} shows it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OrderView(
            String id,
            String entryId,
            @Nullable String handle,
            @Nullable Long twei,
            @Nullable String reversedEntryId,
            @Nullable Integer version,
            String note,
            Settlement settlement) {}

    @Answers(
            value = {201, 202, 404},
            idempotencyKey = true)
    @PostMapping("/grants")
    @Operation(
            summary = "Grant Twei from the mint to a profile, or to the treasury",
            description = "202 with a PENDING settlement while the ledger can't be reached.")
    ResponseEntity<OrderView> grant(Viewer viewer, @Valid @RequestBody GrantRequest request, HttpServletRequest http) {
        Profile operator = profiles.requireOperator(viewer);
        Profile payee = request.handle == null ? null : profiles.required(request.handle);
        String id = IdempotencyKey.newId(http, operator.id(), "/api/admin/grants");
        String key = "grant:" + id;
        Order order = payee == null
                ? Order.grant(null, TREASURY, request.twei)
                : Order.grant(payee.id(), payee.id(), request.twei);
        AuditRecord given = orders.give(
                id, operator.id(), order, payee == null ? TREASURY : payee.id(), request.note, key, Instant.EPOCH);
        return answer(
                given,
                new OrderView(
                        id,
                        key,
                        payee == null ? null : payee.handle(),
                        request.twei,
                        null,
                        null,
                        request.note,
                        settlement(given)));
    }

    @Answers(
            value = {201, 202, 404},
            idempotencyKey = true)
    @PostMapping("/reversals")
    @Operation(summary = "Reverse an entry of the ledger, once")
    ResponseEntity<OrderView> reverse(
            Viewer viewer, @Valid @RequestBody ReversalRequest request, HttpServletRequest http) {
        Profile operator = profiles.requireOperator(viewer);
        String id = IdempotencyKey.newId(http, operator.id(), "/api/admin/reversals");
        String key = "reversal:" + request.entryId;
        AuditRecord given = orders.give(
                id, operator.id(), Order.reversal(request.entryId), request.entryId, request.note, key, Instant.EPOCH);
        return answer(
                given, new OrderView(id, key, null, null, request.entryId, null, request.note, settlement(given)));
    }

    @Answers(
            value = {201, 202},
            idempotencyKey = true)
    @PostMapping("/tariffs")
    @Operation(
            summary = "A new version of the tariff, in force from the next UTC midnight",
            description = "The body is the whole tariff as GET /api/tariff shows it, with the next version, and an"
                    + " optional note.")
    ResponseEntity<OrderView> changeTariff(
            Viewer viewer, @RequestBody Map<String, Object> tariff, HttpServletRequest http) {
        Profile operator = profiles.requireOperator(viewer);
        Map<String, Object> body = new LinkedHashMap<>(tariff);
        Object note = body.remove("note");
        if (!(body.get("version") instanceof Integer version) || version < 1) {
            throw Problem.invalid("version", "must be the tariff's version, a whole number")
                    .exception();
        }
        String id = IdempotencyKey.newId(http, operator.id(), "/api/admin/tariffs");
        String key = "tariff:" + version;
        String why = note == null ? "" : note.toString();
        AuditRecord given = orders.give(
                id, operator.id(), Order.tariff(json.writeValueAsString(body), version), key, why, key, Instant.EPOCH);
        return answer(given, new OrderView(id, key, null, null, null, version, why, settlement(given)));
    }

    private static Settlement settlement(AuditRecord given) {
        Settlement settlement = given.settlement();
        return settlement == null ? Settlement.pending() : settlement;
    }

    private static ResponseEntity<OrderView> answer(AuditRecord given, OrderView view) {
        if (given.problem() != null) {
            throw Refusals.problem(given.problem()).exception();
        }
        return ResponseEntity.status(
                        given.status() == AuditRecord.Status.PENDING ? HttpStatus.ACCEPTED : HttpStatus.CREATED)
                .location(URI.create("/api/admin/audit/" + given.id()))
                .body(view);
    }
}
