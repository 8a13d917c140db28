package io.earnest.profile.experience;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Internal")
class InternalExperienceController {
    private final Experience experience;

    InternalExperienceController(Experience experience) {
        this.experience = experience;
    }

    record ExperienceBatch(
            @NotNull @Size(min = 1, max = 100) List<@Valid @NotNull ReportedEvent> events) {}

    record ReportedEvent(
            @NotNull @Size(min = 1, max = 200) String key,
            @NotNull @Size(min = 1, max = 40) String profile,
            @NotNull Kind kind) {}

    record Results(List<Result> results) {}

    /** What the event brought: 0 where the day was full. */
    record Result(String key, long xp) {}

    @PostMapping("/internal/experience")
    @Operation(summary = "Count events (at most 100), each once by its key")
    Results count(Caller caller, @Valid @RequestBody ExperienceBatch events) {
        for (ReportedEvent event : events.events) {
            caller.require("experience-" + event.kind.activity());
            if (!event.key.startsWith(event.kind.activity() + ":")) {
                throw Problem.invalid("key", "must begin with " + event.kind.activity() + ":")
                        .exception();
            }
        }
        return new Results(events.events.stream()
                .map(e -> new Result(e.key, experience.count(e.key, e.profile, e.kind)))
                .toList());
    }
}
