package io.earnest.profile.admin;

import io.earnest.chassis.Ids;
import io.earnest.chassis.api.Answers;
import io.earnest.chassis.token.Viewer;
import io.earnest.chassis.web.IdempotencyKey;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.Profiles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What operators order of profiles. */
@RestController
@RequestMapping("/api/admin")
@Tag(name = "Operators")
class PeopleController {
    private final Profiles profiles;
    private final Orders orders;

    PeopleController(Profiles profiles, Orders orders) {
        this.profiles = profiles;
        this.orders = orders;
    }

    record ExperienceRequest(
            @NotBlank @Size(max = 100) String handle,
            @NotNull @Min(0) @Max(1_000_000) Long xp,
            @NotBlank @Size(max = 500) String note) {}

    /** What was given, and what the profile has now. */
    record ExperienceView(String id, String handle, long given, long xp, int level) {}

    record RolesRequest(
            @NotNull @Size(max = 3)
            List<@NotNull @Pattern(regexp = "author|moderator|operator", message = "is no role") String> roles,

            @Nullable @Size(max = 500) String note) {}

    record PersonView(String handle, List<String> roles, boolean suspended) {}

    record RolesView(String handle, List<String> roles) {}

    record SuspensionRequest(
            @NotNull Boolean suspended,
            @NotBlank @Size(max = 500) String note) {}

    record SuspensionView(String handle, boolean suspended) {}

    @Answers(
            value = {201, 404},
            idempotencyKey = true)
    @PostMapping("/experience")
    @Operation(summary = "Give experience, beside all limits")
    ResponseEntity<ExperienceView> give(
            Viewer viewer, @Valid @RequestBody ExperienceRequest request, HttpServletRequest http) {
        Profile operator = profiles.requireOperator(viewer);
        Profile profile = profiles.required(request.handle);
        String id = IdempotencyKey.newId(http, operator.id(), "/api/admin/experience");
        done(orders.give(
                id,
                operator.id(),
                Order.experience(profile.id(), request.xp),
                profile.id(),
                request.note,
                "experience:" + id,
                Instant.EPOCH));
        Profile now = profiles.required(request.handle);
        return ResponseEntity.created(URI.create("/api/admin/audit/" + id))
                .body(new ExperienceView(id, now.handle(), request.xp, now.xp(), now.level()));
    }

    @GetMapping("/profiles/{handle}")
    @Operation(summary = "What operators may change of a profile, as it stands: roles and suspension")
    PersonView person(Viewer viewer, @PathVariable String handle) {
        profiles.requireOperator(viewer);
        Profile profile = profiles.required(handle);
        return new PersonView(profile.handle(), profiles.rolesOf(profile), profile.suspended());
    }

    @Answers(409)
    @PutMapping("/profiles/{handle}/roles")
    @Operation(
            summary = "Set a profile's roles",
            description = "All of author, moderator, operator that it is to have. 409 last-operator: one stays.")
    RolesView setRoles(Viewer viewer, @PathVariable String handle, @Valid @RequestBody RolesRequest request) {
        Profile operator = profiles.requireOperator(viewer);
        Profile profile = profiles.required(handle);
        List<String> roles = request.roles.stream().distinct().sorted().toList();
        String id = Ids.random();
        done(orders.give(
                id,
                operator.id(),
                Order.roles(profile.id(), roles),
                profile.id(),
                request.note == null ? "" : request.note,
                "roles:" + id,
                profile.rolesAt()));
        Profile now = profiles.required(handle);
        return new RolesView(now.handle(), profiles.rolesOf(now));
    }

    @Answers(409)
    @PutMapping("/profiles/{handle}/suspension")
    @Operation(
            summary = "Suspend a profile, or end that",
            description =
                    "Its sessions end at once; access tokens that are out serve to read, to their end, minutes later.")
    SuspensionView suspend(Viewer viewer, @PathVariable String handle, @Valid @RequestBody SuspensionRequest request) {
        Profile operator = profiles.requireOperator(viewer);
        Profile profile = profiles.required(handle);
        String id = Ids.random();
        done(orders.give(
                id,
                operator.id(),
                Order.suspension(profile.id(), request.suspended),
                profile.id(),
                request.note,
                "suspension:" + id,
                profile.suspendedAt()));
        Profile now = profiles.required(handle);
        return new SuspensionView(now.handle(), now.suspended());
    }

    private static void done(AuditRecord given) {
        if (given.problem() != null) {
            throw Refusals.problem(given.problem()).exception();
        }
    }
}
