package io.earnest.profile.admin;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Caller;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.Profiles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An operator suspends whoever wrote something, and learns no handle: the audit names what was written instead. */
@RestController
@Tag(name = "Internal")
class InternalSuspensionController {
    private final Profiles profiles;
    private final Orders orders;

    InternalSuspensionController(Profiles profiles, Orders orders) {
        this.profiles = profiles;
        this.orders = orders;
    }

    /**
     * @param actor id of the operator's profile
     * @param profile id of whom it concerns
     * @param subject what the audit shows in the profile's place
     */
    record SuspensionOrder(
            @NotBlank @Size(max = 200) String key,
            @NotBlank @Size(max = 40) String actor,
            @NotBlank @Size(max = 40) String profile,
            @NotNull Boolean suspended,
            @NotBlank @Size(max = 200) String subject,
            @NotBlank @Size(max = 500) String note) {}

    @PostMapping("/internal/suspensions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Suspend a profile for an operator, or end that, once by the key",
            description =
                    "403 where the actor is no operator now, 404 where there is no such profile (any more), 409 where"
                            + " the profile is an operator's.")
    void suspend(Caller caller, @Valid @RequestBody SuspensionOrder order) {
        caller.require("suspensions-order");
        Profile operator = profiles.requireOperator(order.actor);
        Profile profile = profiles.byId(order.profile)
                .filter(p -> !p.deleted())
                .orElseThrow(() -> Problem.notFound("profile").exception());
        String id = AuditRecord.reportedId(caller.name(), order.key);
        AuditRecord given = orders.give(
                id,
                operator.id(),
                Order.suspension(profile.id(), order.suspended),
                order.subject,
                order.note,
                "suspension:" + id,
                profile.suspendedAt());
        if (given.problem() != null) {
            throw Refusals.problem(given.problem()).exception();
        }
    }
}
